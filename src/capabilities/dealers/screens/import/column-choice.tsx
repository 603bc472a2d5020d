import { Select } from '../../../../web/components/inputs.tsx'
import { useSay } from '../../../../web/language.tsx'
import { importColumns, type ImportColumn } from '../../rules/import/columns.ts'
import type { Preparation } from '../../rules/import/prepare-import.ts'
import type { FileLine } from '../../rules/import/read-file.ts'

const EXAMPLES = 3
type Props = { lines: FileLine[]; preparation: Preparation; onChange: (preparation: Preparation) => void }

/** What each column holds: as we recognised it, for the person to confirm or change. */
export function ColumnChoice({ lines, preparation, onChange }: Props) {
  const say = useSay()
  const { headings, columns, headingLine } = preparation
  const known = columns.filter((column) => column !== null).length
  const below = lines.filter(({ line }) => line > headingLine)
  const choose = (at: number, column: ImportColumn | null) =>
    // A thing stands in one column: chosen here, it goes there.
    onChange({
      ...preparation,
      columns: columns.map((one, n) => (n === at ? column : one === column ? null : one)),
    })
  return (
    <section className="column-choice">
      <h2>{say('dealer-import.columns.title')}</h2>
      <p>{say('dealer-import.columns.lead', { known, count: columns.length })}</p>
      <ul className="plain-list">
        {headings.map((heading, at) => {
          const name = heading.trim() || say('dealer-import.columns.name', { number: at + 1 })
          const examples = below
            .map(({ cells }) => cells[at]?.trim() ?? '')
            .filter(Boolean)
            .slice(0, EXAMPLES)
          return (
            <li key={at}>
              <Select
                name={`column.${at}`}
                label={name}
                help={<span className="column-examples">{examples.join(' · ') || '–'}</span>}
                value={columns[at] ?? ''}
                onChange={({ target }) => choose(at, (target.value || null) as ImportColumn | null)}
                options={[
                  { value: '', text: say('dealer-import.column.none') },
                  ...importColumns.map((column) => ({
                    value: column,
                    text: say(`dealer-import.column.${column}`),
                  })),
                ]}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
