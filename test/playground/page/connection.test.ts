/** Commands of a page reach the server in the order in which they were given. */
import { expect, it, vi } from 'vitest'

interface Sent {
  names: string[]
  answer(ok: boolean): void
}

it('sends what is asked meanwhile together and in order, and tells each of a failure', async () => {
  const sent: Sent[] = []
  vi.stubGlobal('location', { search: '' })
  vi.stubGlobal('document', { body: { dataset: {} } })
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => setTimeout(act))
  vi.stubGlobal('fetch', (_url: string, { body }: { body: string }) => {
    const names = (JSON.parse(body) as { name: string }[]).map(({ name }) => name)
    return new Promise((done) =>
      sent.push({ names, answer: (ok) => done({ ok, text: async () => 'The server says no.' }) }),
    )
  })
  const { ask } = await import('../../../playground/page/connection.ts')
  const soon = () => new Promise((done) => setTimeout(done))
  void ask('undo', {})
  const failures = (['redo', 'state'] as const).map((name) => ask(name, {}).catch((error: Error) => error.message))
  await soon()
  expect(sent.map(({ names }) => names)).toEqual([['undo']])
  sent[0].answer(true)
  await soon()
  expect(sent.map(({ names }) => names)).toEqual([['undo'], ['redo', 'state']])
  sent[1].answer(false)
  expect(await Promise.all(failures)).toEqual(['The server says no.', 'The server says no.'])
  void ask('undo', {})
  await soon()
  expect(sent.map(({ names }) => names)).toEqual([['undo'], ['redo', 'state'], ['undo']])
  vi.unstubAllGlobals()
})
