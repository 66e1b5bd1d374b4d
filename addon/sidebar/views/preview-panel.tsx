/** What an update would change, per class and per customer. Shown before anything is written. */
import { Problem } from '../parts/notice.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useCall } from '../parts/use-call.ts'
import { server } from '../server.ts'
import { words } from '../words/index.ts'

export function PreviewPanel({ close }: { close: () => void }) {
  const { answer, loading, reload } = useCall(server.preview)
  const { preview, close: closeWord, figure, customer } = words()
  const blank = (text: string) => text || preview.empty
  return (
    <section class="card" aria-labelledby="preview">
      <div class="head">
        <h2 id="preview" style={{ margin: 0 }}>
          {preview.title}
        </h2>
        <button type="button" class="link" onClick={close}>
          {closeWord}
        </button>
      </div>
      {loading && <Skeleton lines={4} text={preview.working} />}
      {!loading && answer && !answer.ok && <Problem refused={answer} retry={reload} />}
      {!loading && answer?.ok && (
        <div role="status">
          <p>{answer.cells === 0 ? preview.nothing : preview.would(answer.changed, answer.customers, answer.cells)}</p>
        </div>
      )}
      {!loading && answer?.ok && answer.tooManyToUndo && <p class="warning">{preview.tooManyToUndo}</p>}
      {!loading && answer?.ok && answer.movements.length > 0 && (
        <>
          <h2>{preview.moves}</h2>
          <table class="facts number">
            <tbody>
              {answer.movements.map(({ header, from, to, customers }) => (
                <tr key={`${header}/${from}/${to}`}>
                  <th scope="row" style={{ width: '80%' }}>
                    {preview.moved(header, preview.fromTo(blank(from), blank(to)))}
                  </th>
                  <td class="right">{figure(customers)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {!loading && answer?.ok && answer.rows.length > 0 && (
        <>
          <h2>{preview.rows}</h2>
          {answer.changed > answer.rows.length && (
            <p class="quiet small">{preview.firstRows(answer.rows.length, answer.changed)}</p>
          )}
          <ul>
            {answer.rows.map(({ row, name, changes }) => (
              <li key={row} style={{ padding: '5px 0', borderBottom: '1px solid #eceff1' }}>
                <div class="head">
                  <strong>{name}</strong>
                  <button type="button" class="link small" onClick={() => void server.goTo(row)}>
                    {customer.row(row)}
                  </button>
                </div>
                {changes.map(({ header, from, to }) => (
                  <div class="small" key={header}>
                    <span class="quiet">{header}</span> {preview.fromTo(blank(from), blank(to))}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
