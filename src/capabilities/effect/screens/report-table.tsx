import { Link } from '@tanstack/react-router'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ReportView } from '../contract.ts'
import { numbersOf } from '../rules/report-lines.ts'
import { shownNumber } from '../rules/report-words.ts'

const heads = ['measure', 'now', 'before', 'year-ago', 'year'] as const

/** What scrolls is reached by the keyboard too (WCAG 2.1.1). */
const byKeyboard = { tabIndex: 0 } as const

/** Every number of the report; the name of a figure leads to what is counted and how. */
export function ReportTable({ report }: { report: ReportView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const groups = [...Map.groupBy(numbersOf(report.body), ({ figure }) => figure)]
  return (
    <div
      className="number-table"
      {...byKeyboard}
      role="region"
      aria-label={say('effect.table', { name: say('effect.numbers') })}
    >
      <table className="utrecht-table effect-table">
        <caption className="visually-hidden">{say('effect.numbers')}</caption>
        <thead className="utrecht-table__header">
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === 'measure' ? undefined : 'number'}>
                {say(`effect.paper.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([figure, lines]) => (
          <tbody key={figure}>
            <tr className="effect-figure">
              <th colSpan={5} scope="rowgroup">
                <Link
                  className="text-link"
                  to="/effect/cijfers/$figure"
                  params={{ figure }}
                  search={{ verslag: report.id }}
                >
                  {say(`effect.figure.${figure}`)}
                </Link>
              </th>
            </tr>
            {lines.map(({ measure, unit, now, before, yearAgo, year }) =>
              measure === null ? (
                <tr key="nothing">
                  <td colSpan={5} className="muted">
                    {say(figure === 'returned' ? 'effect.nothing.not-kept' : 'effect.nothing.nothing-there')}
                  </td>
                </tr>
              ) : (
                <tr key={measure}>
                  <th scope="row">
                    {say(`effect.measure.${figure}.${measure}` as 'effect.measure.arrests.arrests')}
                  </th>
                  {[now, before, yearAgo, year].map((value, index) => (
                    <td key={heads[index + 1]} className="number">
                      {shownNumber(value, unit, locale)}
                    </td>
                  ))}
                </tr>
              ),
            )}
          </tbody>
        ))}
      </table>
    </div>
  )
}
