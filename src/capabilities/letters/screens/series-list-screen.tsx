import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { PagedList } from '../../../web/components/paged-list.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { LetterSeries } from '../contract.ts'
import { seriesListQuery } from './letter-queries.ts'
import './letters.css'

/** Every series of letters, newest first, with what became of each. */
export function SeriesListScreen() {
  const say = useSay()
  const list = useInfiniteQuery(seriesListQuery)
  const series = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page
      title={say('letters.title')}
      lead={say('letters.lead')}
      deed={
        <Link className={buttonClass({ main: true })} to={'/handelaren' as '/'}>
          {say('letters.choose-dealers')}
        </Link>
      }
    >
      <p className="letter-links">
        <Link className="text-link" to="/brieven/sjablonen">
          {say('letters.templates')}
        </Link>
        <Link className="text-link" to="/brieven/briefpapier">
          {say('letters.letterheads')}
        </Link>
      </p>
      <PagedList
        list={list}
        isEmpty={series.length === 0}
        empty={{ title: say('letters.empty.title'), text: say('letters.empty.text') }}
      >
        <SeriesTable series={series} />
      </PagedList>
    </Page>
  )
}

function SeriesTable({ series }: { series: LetterSeries[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<LetterSeries>[] = [
    {
      key: 'name',
      head: say('letters.head.series'),
      className: 'is-title',
      cell: ({ id, nameNl, nameEn, startedBy }) => (
        <>
          <Link className="go" to="/brieven/$id" params={{ id }}>
            {locale === 'nl' ? nameNl : nameEn}
          </Link>
          <div className="small muted">{startedBy}</div>
        </>
      ),
    },
    {
      key: 'dated',
      head: say('letters.head.dated'),
      className: 'nowrap',
      cell: ({ datedOn }) => <time dateTime={datedOn}>{formatShortDay(datedOn, locale)}</time>,
    },
    {
      key: 'count',
      head: say('letters.head.count'),
      className: 'number',
      cell: ({ counts }) => say('letters.count', { count: counts.ordered - counts.refused }),
    },
    {
      key: 'state',
      head: say('letters.head.state'),
      className: 'is-full',
      cell: (one) => <SeriesState series={one} />,
    },
  ]
  return (
    <DataTable caption={say('letters.caption')} columns={columns} rows={series} rowKey={({ id }) => id} />
  )
}

/** How far a series is, what asks for somebody first. */
function SeriesState({ series: { isMade, counts } }: { series: LetterSeries }) {
  const say = useSay()
  const left = counts.ordered - counts.refused - counts.made
  const parts = (['toPrint', 'printed', 'toSend', 'sent'] as const).filter((key) => counts[key] > 0)
  return (
    <span className="letter-state">
      {counts.uncertain > 0 && (
        <Status icon="alert" tone="look">
          {say('letters.counts.uncertain', { count: counts.uncertain })}
        </Status>
      )}
      {counts.undeliverable > 0 && (
        <Status icon="alert" tone="look">
          {say('letters.counts.undeliverable', { count: counts.undeliverable })}
        </Status>
      )}
      {!isMade && <Status icon="clock">{say('letters.counts.left', { count: left })}</Status>}
      {parts.map((key) => (
        <Status
          key={key}
          icon={key === 'toPrint' ? 'print' : key === 'toSend' ? 'clock' : 'check'}
          tone={key === 'printed' || key === 'sent' ? 'calm' : 'plain'}
        >
          {say(`letters.counts.${key}`, { count: counts[key] })}
        </Status>
      ))}
    </span>
  )
}
