import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getJson } from '../../../web/api.ts'
import { DealerStateWord } from '../../../web/components/dealer-state-word.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { BaseTeam } from '../base-teams/contract.ts'
import './base-teams.css'

/** Whom to call at the police, per base team, and how far the dealers in its area are. */
export function BaseTeamsScreen() {
  const say = useSay()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['base-teams'],
    queryFn: ({ signal }) => getJson<{ items: BaseTeam[] }>('/v1/base-teams', signal),
  })
  // The own team first: that is whom the police reader looks for.
  const teams = (data?.items ?? []).toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn))
  return (
    <Page
      title={say('base-teams.title')}
      lead={say('base-teams.lead')}
      crumb={{ to: '/handelaren', text: say('dealer.crumb') }}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {isPending && <Loading />}
      {teams.map((team) => (
        <Team key={team.slug} team={team} />
      ))}
    </Page>
  )
}

function Team({ team }: { team: BaseTeam }) {
  const say = useSay()
  const { name, isOwn, municipalities, specialists } = team
  return (
    <section className="section base-team" aria-labelledby={`team-${team.slug}`}>
      <h2 id={`team-${team.slug}`}>
        {name} {isOwn && <Status icon="check">{say('base-teams.own')}</Status>}
      </h2>
      <KeyValues>
        <KeyValue name={say('base-teams.specialists')}>
          {specialists.length === 0 ? (
            <>
              <Status icon="alert" tone="look">
                {say('base-teams.none.title')}
              </Status>
              <p>{say(isOwn ? 'base-teams.none.own' : 'base-teams.none')}</p>
            </>
          ) : (
            <ul>
              {specialists.map((person) => (
                <Specialist key={`${person.name} ${person.standsInFor}`} person={person} />
              ))}
            </ul>
          )}
        </KeyValue>
        <KeyValue name={say('base-teams.municipalities')}>
          {municipalities.map((place) => place.name).join(', ')}
        </KeyValue>
        <KeyValue name={say('base-teams.dealers')}>
          <Dealers team={team} />
        </KeyValue>
      </KeyValues>
    </section>
  )
}

function Specialist({ person }: { person: BaseTeam['specialists'][number] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { name, since, standsInFor, until } = person
  return (
    <li>
      <b>{name}</b>{' '}
      <span className="muted">
        {standsInFor !== null && until !== null
          ? say('base-teams.stands-in', { name: standsInFor, day: formatShortDay(until, locale) })
          : say('base-teams.since', { day: formatShortDay(since, locale) })}
      </span>
    </li>
  )
}

function Dealers({ team: { municipalities, states } }: { team: BaseTeam }) {
  const say = useSay()
  if (states.length === 0) return <span className="muted">{say('base-teams.no-dealers')}</span>
  return (
    <>
      <ul className="team-states">
        {states.map(({ state, count }) => (
          <li key={state}>
            <DealerStateWord state={state} /> <b>{count}</b>
          </li>
        ))}
      </ul>
      <p className="team-lists no-print">
        {municipalities.map(({ municipality, name }) => (
          <Link key={municipality} className="text-link" to="/handelaren" search={{ gemeente: municipality }}>
            {say('base-teams.list-of', { name })}
          </Link>
        ))}
      </p>
    </>
  )
}
