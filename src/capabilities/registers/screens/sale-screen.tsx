import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useRouterState } from '@tanstack/react-router'
import { ApiProblem } from '../../../web/api.ts'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatCents, formatLong, formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { SaleView } from '../contract.ts'
import { CertificationLine } from './certification-line.tsx'
import { itemWords } from './item-words.ts'
import { PersonDoor } from './person-door.tsx'
import { saleQuery } from './register-queries.ts'
import { shownIdentifier } from './shown-identifier.ts'
import './entry.css'

const route = getRouteApi('/verkoop/$id')

/** One entry of the sales register. */
export function SaleScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data: sale, error, refetch } = useQuery(saleQuery(id))
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  if (sale === undefined) {
    return (
      <Page title={say('registers.sales.title')}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return <Sale sale={sale} />
}

function Sale({ sale }: { sale: SaleView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const me = useMe()
  const recorded = useRouterState({ select: (state) => 'recorded' in state.location.state })
  const branch = me.branches.find(({ branchNumber }) => branchNumber === sale.branchNumber)
  const number = String(sale.sequenceNumber)
  const { title, rest } = itemWords(sale.item, say)
  const { certifiedAt, logIndex } = sale.certificationDetail
  return (
    <Page
      title={say('registers.sale.title', { number })}
      lead={`${formatLong(sale.soldAt, locale)}, ${sale.branchName}`}
      crumb={{ to: '/verkoop', text: say('registers.sales.title') }}
    >
      {recorded && (
        <Notice tone="ok" title={say('registers.sale.recorded', { number })} role="status">
          <p>{say('registers.sale.recorded-do')}</p>
        </Notice>
      )}
      <CertificationLine
        entry={sale}
        register="sales"
        municipality={branch?.municipalityName ?? sale.municipality}
      />
      <section className="section">
        <h2>{say('registers.entry.what')}</h2>
        <KeyValues>
          <KeyValue name={say('registers.sale.item')}>
            <b>{title}</b>
            {rest && <span className="line small muted">{rest}</span>}
            {sale.item.identifiers.map((identifier) => (
              <span className="line small" key={`${identifier.kind}:${identifier.value}`}>
                {say(`identifier.kind.${identifier.kind}`)}{' '}
                <span className="mono">{shownIdentifier(identifier)}</span>
              </span>
            ))}
          </KeyValue>
          <KeyValue name={say('registers.sale.price')}>
            <b>{formatCents(sale.priceCents, locale)}</b>
          </KeyValue>
          <KeyValue name={say('registers.sale.purchase')}>
            <Link className="utrecht-link" to="/register/$id" params={{ id: sale.purchaseId }}>
              {say('registers.entry.title', { number: String(sale.purchaseSequenceNumber) })}
            </Link>
          </KeyValue>
        </KeyValues>
      </section>
      <section className="section">
        <h2>{say('registers.entry.buyer')}</h2>
        <PersonDoor
          path={`/v1/sales/${sale.id}/buyer-views`}
          openText={say('registers.entry.buyer-open')}
          erased={sale.personErased}
        />
      </section>
      <section className="section">
        <h2>{say('registers.entry.history')}</h2>
        <ul className="history">
          {certifiedAt !== null && (
            <li>
              <span className="muted">{formatShort(certifiedAt, locale)}</span>
              <span>{say('registers.entry.history-log', { index: String(logIndex ?? '') })}</span>
            </li>
          )}
          <li>
            <span className="muted">{formatShort(sale.recordedAt, locale)}</span>
            <span>{say('registers.sale.history-recorded', { name: sale.recordedBy, number })}</span>
          </li>
        </ul>
      </section>
    </Page>
  )
}
