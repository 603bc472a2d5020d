import { useState } from 'react'
import { dayInAmsterdam } from '../../../../kernel/dates.ts'
import { BarChart } from '../../../../web/components/bar-chart.tsx'
import { Button } from '../../../../web/components/button.tsx'
import { NumberTable } from '../../../../web/components/number-table.tsx'
import { formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { saveFile } from '../../../../web/save-file.ts'
import type { CampaignView, PlaceView } from '../../flyers/contract.ts'
import { mondayOf, sumOf, weekTable } from '../../rules/flyers/week-table.ts'
import { campaignCsv } from './campaign-csv.ts'

type Row = { key: string; name: string; opened: number; checked: number }

/** What the codes brought: per week with its chart, and per place; what the numbers mean stands above them. */
export function CampaignResults({ campaign }: { campaign: CampaignView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const [today] = useState(() => dayInAmsterdam(new Date()))
  const weeks = weekTable(campaign, campaign.places, today)
  const total = sumOf(weeks)
  const weekName = (week: string) =>
    week === mondayOf(today)
      ? say('flyers.week-now', { week: formatShortDay(week, locale) })
      : formatShortDay(week, locale)
  const sum: Row = { key: 'total', name: say('flyers.total'), ...total }
  const rowOf = ({ id, name, weeks: counts }: PlaceView): Row => ({ key: id, name, ...sumOf(counts) })
  const save = () =>
    saveFile(
      [campaignCsv(campaign)],
      'text/csv;charset=utf-8',
      `${say('flyers.csv.file', { title: campaign.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-') })}.csv`,
    )
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('flyers.results.title')}</h2>
        <Button small onClick={save}>
          {say('flyers.csv')}
        </Button>
      </div>
      <p className="small muted">{say('flyers.results.meaning')}</p>
      {total.opened + total.checked === 0 && <p>{say('flyers.results.none')}</p>}
      {total.opened > 0 && (
        <BarChart
          title={say('flyers.results.chart')}
          bars={weeks.map(({ week, opened }) => ({
            key: week,
            label: formatShortDay(week, locale),
            value: opened,
          }))}
        />
      )}
      {weeks.length > 0 && (
        <div className="campaign-tables">
          <div>
            <h3>{say('flyers.results.by-week')}</h3>
            <Counts
              caption={say('flyers.results.by-week')}
              head={say('flyers.head.week')}
              rows={weeks.map(({ week, ...counts }) => ({ key: week, name: weekName(week), ...counts }))}
              total={sum}
            />
          </div>
          <div>
            <h3>{say('flyers.results.by-place')}</h3>
            <Counts
              caption={say('flyers.results.by-place')}
              head={say('flyers.head.place')}
              rows={campaign.places.map(rowOf)}
              total={sum}
            />
          </div>
        </div>
      )}
    </section>
  )
}

function Counts({ caption, head, rows, total }: { caption: string; head: string; rows: Row[]; total: Row }) {
  const say = useSay()
  const { locale } = useLanguage()
  const count = (value: number) => (value === 0 ? say('flyers.few') : value.toLocaleString(locale))
  const cells = ({ key, name, opened, checked }: Row) => ({
    key,
    name,
    values: [count(opened), count(checked)],
  })
  return (
    <NumberTable
      caption={caption}
      heads={[head, say('flyers.head.opened'), say('flyers.head.checked')]}
      rows={rows.map(cells)}
      total={cells(total)}
    />
  )
}
