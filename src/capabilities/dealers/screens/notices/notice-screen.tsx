import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../../../../web/api.ts'
import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { formatShort } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { NotFoundPage } from '../../../../web/shell/not-found-page.tsx'
import type { ListedDealer } from '../../contract.ts'
import type { NoticePage } from '../../notices/contract.ts'
import { Beside } from './beside.tsx'
import { DecidedStatus } from './decided-status.tsx'
import { DecideNotice } from './decide-notice.tsx'
import { noticeQuery, registerQuery } from './notice-queries.ts'
import { RegisterAnswer } from './register-answer.tsx'
import { likeliestPlace } from './likeliest-place.ts'
import './notices.css'

const route = getRouteApi('/handelaren/meldingen/$id')

/** One notice beside what the trade register and the inventory say, with what can be decided about it. */
export function NoticeScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data: notice, error, refetch } = useQuery(noticeQuery(id))
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) return <NotFoundPage />
  if (notice === undefined)
    return (
      <Page title={say('notices.nav')} crumb={{ to: '/handelaren/meldingen', text: say('notices.nav') }}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  return <Notice key={id} notice={notice} />
}

function Notice({ notice }: { notice: NoticePage }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { id, kind, name, reference, receivedAt, candidates, state, canDecide } = notice
  const isOpen = state === 'open' && canDecide
  const register = useQuery({ ...registerQuery(id), enabled: canDecide })
  const places = register.data?.answer.outcome === 'found' ? register.data.answer.entries : []
  const [place, setPlace] = useState<number | null>(null)
  const entry = places[place ?? likeliestPlace(notice, places)] ?? null
  const [chosen, setChosen] = useState<string>(candidates[0]?.id ?? 'new')
  const dealer = candidates.find((one: ListedDealer) => one.id === chosen) ?? null
  return (
    <Page
      title={say(`notice.page.title.${kind}`, { name })}
      lead={say('notice.page.lead', { reference, moment: formatShort(receivedAt, locale) })}
      crumb={{ to: '/handelaren/meldingen', text: say('notices.nav') }}
    >
      <div className="two-columns">
        <div>
          <Term notice={notice} />
          <Decided notice={notice} />
          {canDecide && (
            <div className="register-answer">
              <RegisterAnswer
                notice={notice}
                register={register}
                place={entry === null ? null : places.indexOf(entry)}
                onPlace={setPlace}
              />
            </div>
          )}
          <section className="section">
            <h2>{say('notice.page.compare')}</h2>
            <Beside notice={notice} entry={entry} dealer={dealer} isAsked={canDecide} />
          </section>
          {isOpen && (
            <DecideNotice
              notice={notice}
              chosen={chosen}
              onChoose={setChosen}
              dealer={dealer}
              entry={entry}
            />
          )}
        </div>
        <div className="side">
          {canDecide && <Contact notice={notice} />}
          <Questions notice={notice} />
        </div>
      </div>
    </Page>
  )
}

/** Whether it came in time: said, and nothing more. */
function Term({ notice: { kind, happensOn, lastDay, daysLate } }: { notice: NoticePage }) {
  const say = useSay()
  return (
    <KeyValues>
      <KeyValue name={say(`notice.page.day.${kind}`)}>
        {say('notices.due', { day: happensOn })}
        <br />
        {daysLate === 0 ? (
          <Status icon="check" tone="calm">
            {say('notice.page.in-time')}
          </Status>
        ) : (
          <Status icon="clock" tone="look">
            {say('notice.page.late', { days: daysLate, day: lastDay })}
          </Status>
        )}
      </KeyValue>
    </KeyValues>
  )
}

function Decided({ notice }: { notice: NoticePage }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { decided, state, canDecide, to, at, candidates } = notice
  if (decided === null || state === 'open') return null
  const moment = formatShort(decided.at, locale)
  const [dealer] = candidates
  return (
    <section className="section">
      <p>
        <DecidedStatus state={state} />
      </p>
      <p>{say(`notice.page.decided.${state}`, { name: decided.by, moment })}</p>
      {decided.reason && <blockquote>{decided.reason}</blockquote>}
      {!canDecide && to && to.municipality !== at.municipality && (
        <p>{say('notice.page.moved-here', { municipality: at.municipalityName })}</p>
      )}
      {dealer && (
        <p>
          <Link className="text-link" to="/handelaren/$id" params={{ id: dealer.id }}>
            {say('notice.page.to-dealer')}
          </Link>
        </p>
      )}
    </section>
  )
}

function Contact({ notice: { contact } }: { notice: NoticePage }) {
  const say = useSay()
  return (
    <section>
      <h2>{say('notice.page.contact')}</h2>
      {contact === null ? (
        <p>{say('notice.page.contact.none')}</p>
      ) : (
        <KeyValues>
          <KeyValue name={say('notice.page.contact.name')}>{contact.name}</KeyValue>
          <KeyValue name={say('notice.page.contact.role')}>{say(`notice.role.${contact.role}`)}</KeyValue>
          {contact.email && <KeyValue name={say('notice.field.email')}>{contact.email}</KeyValue>}
          {contact.phone && <KeyValue name={say('notice.field.phone')}>{contact.phone}</KeyValue>}
        </KeyValues>
      )}
    </section>
  )
}

function Questions({ notice: { questions } }: { notice: NoticePage }) {
  const say = useSay()
  const { locale } = useLanguage()
  if (questions.length === 0) return null
  return (
    <section>
      <h2>{say('notice.page.questions')}</h2>
      {questions.map(({ at, by, text }) => (
        <div key={at}>
          <p className="small muted">
            {say('notice.page.asked', { name: by, moment: formatShort(at, locale) })}
          </p>
          <blockquote>{text}</blockquote>
        </div>
      ))}
    </section>
  )
}
