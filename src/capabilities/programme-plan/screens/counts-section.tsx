import { BarChart } from '../../../web/components/bar-chart.tsx'
import { Button } from '../../../web/components/button.tsx'
import { NumberTable } from '../../../web/components/number-table.tsx'
import { RegionMap } from '../../../web/components/region-map.tsx'
import { formatMonth } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { saveFile } from '../../../web/save-file.ts'
import type { MonthCount, ProgrammeCounts } from '../contract.ts'
import { CountsTable, rowId } from './counts-table.tsx'
import { countsCsv } from './counts-csv.ts'

/** How far the dealers are: as a map, per municipality and state, and per month. */
export function CountsSection({ counts }: { counts: ProgrammeCounts }) {
  const say = useSay()
  if (counts.rows.every(({ total }) => total === 0)) {
    return (
      <section className="section">
        <div className="empty">
          <h2>{say('plan.none.title')}</h2>
          <p>{say('plan.none.text')}</p>
        </div>
      </section>
    )
  }
  const save = () =>
    saveFile(
      [countsCsv(counts)],
      'text/csv;charset=utf-8',
      `${say('plan.counts.csv.file', { day: counts.on })}.csv`,
    )
  return (
    <section className="section" aria-labelledby="counts-heading">
      <div className="section-head">
        <h2 id="counts-heading">{say('plan.counts')}</h2>
        <Button small onClick={save}>
          {say('plan.counts.csv')}
        </Button>
      </div>
      <div className="counts-columns">
        <CountsMap counts={counts} />
        <Months months={counts.months} />
      </div>
      <CountsTable counts={counts} />
      {counts.rows.some(({ municipalities }) => municipalities.length > 1) && (
        <p className="small muted">{say('plan.counts.small')}</p>
      )}
    </section>
  )
}

/** Where there is most to do. Municipalities that are too small to stand alone have no number; one alone needs no map. */
function CountsMap({ counts }: { counts: ProgrammeCounts }) {
  const say = useSay()
  if (counts.rows.length < 2) return null
  return (
    <div>
      <h3>{say('plan.counts.map-title')}</h3>
      <RegionMap
        legend={say('plan.counts.map')}
        counts={counts.rows.flatMap(({ municipalities, total, connected }) =>
          municipalities.length > 1
            ? []
            : municipalities.map(({ slug, name }) => ({
                municipality: slug,
                name,
                count: total - connected,
              })),
        )}
        render={(municipality, attributes, content) => (
          <a href={`#${rowId([{ slug: municipality }])}`} {...attributes}>
            {content}
          </a>
        )}
      />
    </div>
  )
}

function Months({ months }: { months: MonthCount[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const short = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  return (
    <div>
      <h3>{say('plan.months')}</h3>
      <BarChart
        title={say('plan.months.chart')}
        bars={months.map(({ month, connected, total }) => ({
          key: month,
          label: short.format(new Date(`${month}-01T00:00:00Z`)).replace('.', ''),
          value: connected,
          of: total,
        }))}
      />
      <details>
        <summary>{say('plan.months.table')}</summary>
        <NumberTable
          caption={say('plan.months.caption')}
          heads={[
            say('plan.months.head.month'),
            say('plan.months.head.total'),
            say('plan.months.head.connected'),
            say('plan.months.head.registering'),
          ]}
          rows={months.toReversed().map(({ month, total, connected, registering }) => ({
            key: month,
            name: formatMonth(month, locale),
            values: [total, connected, registering],
          }))}
        />
      </details>
    </div>
  )
}
