import { BarChart } from '../../../web/components/bar-chart.tsx'
import { NumberTable } from '../../../web/components/number-table.tsx'
import { formatMonth } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ReportView } from '../contract.ts'
import { sumOf } from '../rules/report-lines.ts'

/** Who takes part, month by month, as bars with their table. */
export function CoverageSection({ report: { body } }: { report: ReportView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const figure = body.figures.find((one) => one.figure === 'coverage')
  if (!figure || figure.cells.length === 0) return null
  const short = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const months = body.months.map((month) => ({
    month,
    trading: sumOf(figure, 'trading', [month]),
    takingPart: sumOf(figure, 'taking-part', [month]),
  }))
  return (
    <section className="section" aria-labelledby="coverage-heading">
      <h2 id="coverage-heading">{say('effect.paper.coverage')}</h2>
      <BarChart
        title={say('effect.coverage.chart')}
        bars={months.map(({ month, trading, takingPart }) => ({
          key: month,
          label: short.format(new Date(`${month}-01T00:00:00Z`)).replace('.', ''),
          value: takingPart,
          of: trading,
        }))}
      />
      <details>
        <summary>{say('effect.as-table')}</summary>
        <NumberTable
          caption={say('effect.table', { name: say('effect.paper.coverage') })}
          heads={[
            say('effect.head.month'),
            say('effect.measure.coverage.taking-part'),
            say('effect.measure.coverage.trading'),
          ]}
          rows={months.toReversed().map(({ month, trading, takingPart }) => ({
            key: month,
            name: formatMonth(month, locale),
            values: [takingPart, trading],
          }))}
        />
      </details>
    </section>
  )
}
