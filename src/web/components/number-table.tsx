import './number-table.css'

type Cells = { key: string; name: string; values: (string | number)[]; id?: string }

/** What scrolls is reached by the keyboard too (WCAG 2.1.1). */
const byKeyboard = { tabIndex: 0 } as const

/** A table of counts: small enough to stay a table on a phone, where it scrolls within itself if it must. */
export function NumberTable(props: {
  caption: string
  /** Of the names and of each column of numbers. */
  heads: [string, ...string[]]
  rows: Cells[]
  total?: Cells | undefined
}) {
  const { caption, heads, rows, total } = props
  const [first, ...others] = heads
  return (
    <div className="number-table" {...byKeyboard} role="region" aria-label={caption}>
      <table className="utrecht-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead className="utrecht-table__header">
          <tr>
            <th scope="col">{first}</th>
            {others.map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} heads={others} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <Row row={total} heads={others} />
          </tfoot>
        )}
      </table>
    </div>
  )
}

function Row({ row, heads }: { row: Cells; heads: string[] }) {
  return (
    <tr {...(row.id !== undefined && { id: row.id, tabIndex: -1 })}>
      <th scope="row">{row.name}</th>
      {row.values.map((value, index) => (
        <td key={heads[index]} className="number">
          {value}
        </td>
      ))}
    </tr>
  )
}
