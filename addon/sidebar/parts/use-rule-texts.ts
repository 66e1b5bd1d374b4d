/** The texts of a column of the sheet, asked for once while the sidebar is open. */
import { useEffect, useState } from 'preact/hooks'
import { server } from '../server.ts'

const asked = new Map<string, Promise<string[]>>()

/** undefined until they are there; empty where there are none or nobody answered. `column` '' asks for nothing. */
export function useRuleTexts(column: string): string[] | undefined {
  const [texts, setTexts] = useState<string[]>()
  useEffect(() => {
    let wanted = true
    setTexts(undefined)
    if (column === '') return
    const found = asked.get(column) ?? server.ruleTexts(column).then((answer) => (answer.ok ? answer.texts : []))
    asked.set(column, found)
    void found.then((given) => {
      if (wanted) setTexts(given)
      // A refusal now is no answer for ever.
      if (given.length === 0) asked.delete(column)
    })
    return () => {
      wanted = false
    }
  }, [column])
  return texts
}
