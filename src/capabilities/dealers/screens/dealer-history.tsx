import { getRouteApi, Link } from '@tanstack/react-router'
import { CountTabs } from '../../../web/components/tabs.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMayOpen } from '../../../web/use-may-open.ts'
import type { DealerPage } from '../one-dealer/contract.ts'
import { type Moment, type MomentSort, momentSorts, sortOf, timelineOf } from '../rules/dealer-timeline.ts'
import { eventKey, eventTexts } from './event-words.ts'

const route = getRouteApi('/handelaren/$id')
const pages = {
  letter: '/brieven',
  meeting: '/bijeenkomsten/$id',
  notice: '/handelaren/meldingen/$id',
  import: '/handelaren/invoer/$id',
} as const

/** Everything that happened with a dealer, newest first. */
export function DealerHistory({ dealer }: { dealer: DealerPage }) {
  const say = useSay()
  const { id } = route.useParams()
  const { toon, ...search } = route.useSearch()
  const all = timelineOf(dealer.events, dealer.facts, dealer.nilStatements)
  const shown = toon === undefined ? all : all.filter((moment) => sortOf(moment) === toon)
  const count = (sort: MomentSort) => all.filter((moment) => sortOf(moment) === sort).length
  return (
    <section className="section history">
      <h2>{say('dealer.history')}</h2>
      <p className="small muted">{say('dealer.history.lead')}</p>
      <CountTabs<MomentSort | 'alles'>
        label={say('dealer.sort')}
        current={toon ?? 'alles'}
        tabs={[
          { value: 'alles', text: say('dealer.sort.alles'), count: all.length },
          ...momentSorts.map((sort) => ({
            value: sort,
            text: say(`dealer.sort.${sort}`),
            count: count(sort),
          })),
        ]}
        render={(sort, attributes, content) => (
          <Link
            key={sort}
            to="/handelaren/$id"
            params={{ id }}
            search={{ ...search, ...(sort !== 'alles' && { toon: sort }) }}
            replace
            resetScroll={false}
            activeOptions={{ exact: true }}
            {...attributes}
          >
            {content}
          </Link>
        )}
      />
      {shown.length === 0 && <p>{say('dealer.history.none')}</p>}
      <ol className="timeline">
        {shown.map((moment) => (
          <Line key={moment.id} moment={moment} />
        ))}
      </ol>
    </section>
  )
}

function Line({ moment }: { moment: Moment }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <li>
      <time dateTime={moment.on}>{formatShortDay(moment.on, locale)}</time>
      <div>
        <b>{say(eventKey(moment))}</b>
        {eventTexts(moment, say).map((text) => (
          <p key={text} className="event-text">
            {text}
          </p>
        ))}
        <p className="small muted">
          {moment.from === 'register' && say('dealer.from-register')}
          {moment.from === 'event' &&
            (moment.organisation === null
              ? say('dealer.by', { name: moment.by })
              : say('dealer.by-of', { name: moment.by, organisation: moment.organisation }))}
        </p>
        {moment.from === 'event' && moment.about !== null && <Subject about={moment.about} />}
      </div>
    </li>
  )
}

/** A meeting, notice or import has a page of its own; a letter is its paper. */
function Subject({ about: { kind, id } }: { about: { kind: keyof typeof pages; id: string } }) {
  const say = useSay()
  const mayOpen = useMayOpen()
  const to = pages[kind]
  if (!mayOpen(to)) return null
  if (kind === 'letter') {
    return (
      <a className="text-link" href={`/v1/letters/${id}/paper`} target="_blank" rel="noreferrer">
        {say('dealer.open.letter')}
      </a>
    )
  }
  return (
    <Link className="text-link" to={to as '/handelaren/$id'} params={{ id }}>
      {say(`dealer.open.${kind}`)}
    </Link>
  )
}
