import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useRouterState } from '@tanstack/react-router'
import { ApiProblem } from '../../../web/api.ts'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatLong } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { StolenItemView, TheftReportView } from '../contract.ts'
import { EndItem } from './end-item.tsx'
import { reportQuery } from './report-queries.ts'
import './thefts.css'

const route = getRouteApi('/aangiften/$id')
const LIVE_MS = 3_000

/** One theft report with its goods and how many hits each has. */
export function ReportScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const isNew = useRouterState({ select: (state) => state.location.state.reportRecorded === true })
  // Right after recording the matcher is at work: look again until something is found or the reader goes on.
  const { data, error, refetch } = useQuery({ ...reportQuery(id), refetchInterval: isNew ? LIVE_MS : false })
  const crumb = { to: '/aangiften' as const, text: say('theft.crumb') }
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  if (data === undefined) {
    return (
      <Page title={say('theft.crumb')} crumb={crumb}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page
      title={say('theft.title', { number: data.registrationNumber ?? data.reference })}
      lead={say('theft.lead', { day: data.committedOn, place: data.place })}
      crumb={crumb}
    >
      {isNew && (
        <Notice tone="ok" role="status" title={say('theft.just-recorded', { count: data.items.length })}>
          <p>{say('theft.just-recorded.text')}</p>
        </Notice>
      )}
      <Facts report={data} />
      <section className="section">
        <h2>{say('theft.items')}</h2>
        <table className="utrecht-table rows" role="table">
          <caption className="visually-hidden">{say('theft.items')}</caption>
          <thead className="utrecht-table__header" role="rowgroup">
            <tr role="row">
              {(['kind', 'numbers', 'hits'] as const).map((key) => (
                <th key={key} scope="col" role="columnheader">
                  {say(`theft.item.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {data.items.map((item) => (
              <ItemRow key={item.id} reportId={data.id} item={item} />
            ))}
          </tbody>
        </table>
      </section>
    </Page>
  )
}

function Facts({ report }: { report: TheftReportView }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <KeyValues>
      <KeyValue name={say('theft.registration')}>
        {report.registrationNumber ? (
          <span className="mono">{report.registrationNumber}</span>
        ) : (
          say('thefts.unregistered')
        )}
      </KeyValue>
      <KeyValue name={say('theft.source')}>{report.source}</KeyValue>
      <KeyValue name={say('theft.reference')}>
        <span className="mono">{report.reference}</span>
      </KeyValue>
      {report.goodsLists.length > 0 && (
        <KeyValue name={say('theft.goods-lists')}>
          {report.goodsLists.map(({ id, reference }) => (
            <div key={id}>
              <Link className="text-link mono" to="/goederenlijsten/$id" params={{ id }}>
                {reference}
              </Link>
            </div>
          ))}
        </KeyValue>
      )}
      <KeyValue name={say('theft.recorded')}>{formatLong(report.recordedAt, locale)}</KeyValue>
    </KeyValues>
  )
}

function ItemRow({ reportId, item }: { reportId: string; item: StolenItemView }) {
  const say = useSay()
  const model = [item.brand, item.model].filter(Boolean).join(' ')
  const name = [item.categoryText ?? say(`category.${item.category}`), model].filter(Boolean).join(', ')
  const rest = [
    item.colour,
    item.description,
    item.version > 1 && say('theft.item.version', { version: item.version }),
  ]
  return (
    <tr className="utrecht-table__row" role="row">
      <td className="is-title" role="cell">
        <b>{name}</b>
        <span className="sub">{rest.filter(Boolean).join(', ')}</span>
      </td>
      <td className="is-full" role="cell">
        {item.identifiers.length === 0 && <span className="muted">{say('theft.item.no-number')}</span>}
        {item.identifiers.map(({ kind, display, value }) => (
          <div key={`${kind} ${value}`}>
            <span className="muted">{say(`identifier.kind.${kind}`)}</span>{' '}
            <span className="mono">{display}</span>
          </div>
        ))}
      </td>
      <td className="is-full" role="cell">
        <Status icon={item.hitCount > 0 ? 'eye' : 'neutral'} tone={item.hitCount > 0 ? 'plain' : 'calm'}>
          {say('thefts.hits', { count: item.hitCount })}
        </Status>
        <EndItem reportId={reportId} item={item} name={name} />
      </td>
    </tr>
  )
}
