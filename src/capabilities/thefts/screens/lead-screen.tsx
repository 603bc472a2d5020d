import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ApiProblem } from '../../../web/api.ts'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort, formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { LeadView } from '../leads/contract.ts'
import { HandleLead } from './handle-lead.tsx'
import { leadQuery } from './lead-queries.ts'
import { LeadText } from './lead-text.tsx'
import { useLeadItem, useLeadPlace } from './lead-words.ts'
import './thefts.css'

const route = getRouteApi('/tips/$id')

/** One lead: the stolen things with its number, its words once the look is recorded, what was done with it. */
export function LeadScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { id } = route.useParams()
  const { data: lead, error, refetch } = useQuery(leadQuery(id))
  const itemOf = useLeadItem()
  const placeOf = useLeadPlace()
  const crumb = { to: '/tips' as const, text: say('lead.crumb') }
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  if (lead === undefined) {
    return (
      <Page title={say('lead.crumb')} crumb={crumb}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page
      title={say('lead.page.title', { what: itemOf(lead) })}
      lead={say('lead.page.lead', { moment: formatShort(lead.receivedAt, locale) })}
      crumb={crumb}
    >
      <KeyValues>
        <KeyValue name={say('lead.page.number')}>
          <span className="mono">{lead.number.display}</span>{' '}
          <span className="muted">{say(`identifier.kind.${lead.number.kind}`)}</span>
        </KeyValue>
        <KeyValue name={say('lead.page.checked')}>{formatShort(lead.checkedAt, locale)}</KeyValue>
        <KeyValue name={say('lead.page.where')}>{placeOf(lead)}</KeyValue>
      </KeyValues>
      <Stolen lead={lead} />
      <LeadText key={lead.id} lead={lead} />
      <HandleLead key={`handle ${lead.id}`} lead={lead} />
    </Page>
  )
}

function Stolen({ lead }: { lead: LeadView }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <section className="section" aria-labelledby="lead-items">
      <h2 id="lead-items">{say('lead.page.items')}</h2>
      {lead.items.length === 0 && <p>{say('lead.page.no-items')}</p>}
      <ul className="lead-items">
        {lead.items.map((item) => (
          <li key={item.itemId}>
            <b>
              {[
                say(`category.${item.category}`),
                [item.brand, item.model].filter(Boolean).join(' '),
                item.colour,
              ]
                .filter(Boolean)
                .join(', ')}
            </b>{' '}
            {say('lead.page.stolen-on', { day: formatShortDay(item.committedOn, locale), place: item.place })}{' '}
            {item.endedOn && (
              <Status icon="check">
                {say('lead.page.ended', { day: formatShortDay(item.endedOn, locale) })}
              </Status>
            )}{' '}
            <Link className="text-link" to="/aangiften/$id" params={{ id: item.reportId }}>
              {say('lead.page.to-report')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
