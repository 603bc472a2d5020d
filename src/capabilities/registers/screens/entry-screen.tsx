import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ApiProblem } from '../../../web/api.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatCents, formatLong } from '../../../web/format.ts'
import { useLanguage, useSay, useSayRich } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { PurchaseView } from '../contract.ts'
import { CertificationLine } from './certification-line.tsx'
import { EntryHistory } from './entry-history.tsx'
import { EntryItems } from './entry-items.tsx'
import { EntryTerm } from './entry-term.tsx'
import { paidWords } from './paid-words.ts'
import { PersonDoor } from './person-door.tsx'
import { purchaseQuery } from './register-queries.ts'
import './entry.css'

const route = getRouteApi('/register/$id')

/** One entry of the purchase register: what, from whom (closed), where it stands in the log, and what happened to it. */
export function EntryScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data: entry, error, refetch } = useQuery(purchaseQuery(id))
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  if (entry === undefined) {
    return (
      <Page title={say('registers.register.title')}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return <Entry entry={entry} />
}

function Entry({ entry }: { entry: PurchaseView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const me = useMe()
  const branch = me.branches.find(({ branchNumber }) => branchNumber === entry.branchNumber)
  const municipality = branch?.municipalityName ?? entry.municipality
  const number = String(entry.sequenceNumber)
  return (
    <Page
      title={say('registers.entry.title', { number })}
      lead={`${formatLong(entry.acquiredAt, locale)}, ${entry.branchName}`}
      crumb={{ to: '/register', text: say('registers.register.title') }}
    >
      <JustRecorded entry={entry} />
      <Replaced entry={entry} />
      <div className="two-columns">
        <div>
          <CertificationLine entry={entry} register="purchases" municipality={municipality} />
          <section className="section">
            <h2>{say('registers.entry.what')}</h2>
            <EntryItems entry={entry} />
            <KeyValues>
              <KeyValue name={say('registers.entry.total')}>
                <b>{formatCents(entry.totalCents, locale)}</b>
                {paidWords(entry, say)}
              </KeyValue>
              <KeyValue name={say('registers.entry.conditions')}>
                {say(`conditions.${entry.conditions}`)}
              </KeyValue>
              {entry.reference && (
                <KeyValue name={say('registers.entry.reference')}>{entry.reference}</KeyValue>
              )}
            </KeyValues>
          </section>
          <section className="section">
            <h2>{say('registers.entry.seller')}</h2>
            {entry.conditions === 'opening-stock' ? (
              <p>{say('registers.entry.seller-none')}</p>
            ) : (
              <PersonDoor
                path={`/v1/purchases/${entry.id}/seller-views`}
                openText={say('registers.entry.seller-open')}
                erased={entry.personErased}
              />
            )}
          </section>
          <EntryHistory entry={entry} />
        </div>
        <aside className="side">
          <EntryTerm entry={entry} branch={branch} />
          <Link className={buttonClass({ main: true })} to="/register/$id/bewijs" params={{ id: entry.id }}>
            <Icon name="print" />
            {say('registers.entry.print')}
          </Link>
          {entry.correctedById === null && (
            <Link className={buttonClass()} to="/register/$id/verbeteren" params={{ id: entry.id }}>
              {say('registers.entry.correct')}
            </Link>
          )}
        </aside>
      </div>
    </Page>
  )
}

/** Right after recording: the number, what it binds to, and on to the next customer. */
function JustRecorded({ entry }: { entry: PurchaseView }) {
  const say = useSay()
  const recorded = useRouterState({ select: (state) => 'recorded' in state.location.state })
  if (!recorded) return null
  const isPledge = entry.conditions === 'pledge' && entry.pledgeUntil !== null
  return (
    <Notice
      tone="ok"
      title={say('registers.entry.recorded', { number: String(entry.sequenceNumber) })}
      role="status"
    >
      <p>
        {isPledge
          ? say('registers.entry.recorded-pledge', { day: entry.pledgeUntil })
          : say('registers.entry.recorded-do', { day: entry.keepUntil })}
      </p>
      <p>
        <Link className="text-link" to="/inkoop">
          {say('registers.entry.next')}
        </Link>
      </p>
    </Notice>
  )
}

/** A corrected entry stays readable and points at the one that counts. */
function Replaced({ entry }: { entry: PurchaseView }) {
  const say = useSay()
  const sayRich = useSayRich()
  const { correctedById, correctedBySequenceNumber } = entry
  if (correctedById === null) return null
  const number = String(correctedBySequenceNumber ?? '')
  return (
    <Notice tone="info" title={say('registers.entry.corrected-title', { number })}>
      <p>
        {sayRich('registers.entry.corrected-do', {
          number,
          a: (content: ReactNode) => (
            <Link className="utrecht-link" to="/register/$id" params={{ id: correctedById }}>
              {content}
            </Link>
          ),
        })}
      </p>
    </Notice>
  )
}
