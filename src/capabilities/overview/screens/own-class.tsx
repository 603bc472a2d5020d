import { useLanguage, useSay } from '../../../web/language.tsx'
import { publicAddress } from '../../../web/public-address.ts'
import type { OwnStanding, OwnStandings } from '../contract.ts'
import { ClassWord } from './class-word.tsx'
import './overview.css'

/** What the published rule says of each place of business of the dealer today, on what, and what would change it. */
export function OwnClass({ standings }: { standings: OwnStandings }) {
  const say = useSay()
  const { locale } = useLanguage()
  if (standings.items.length === 0) return null
  return (
    <section className="section own-class">
      <h2>{say('overview.own.title')}</h2>
      <p>
        {say('overview.own.rule')}{' '}
        <a className="text-link" href={publicAddress('/overzicht-regel', locale)}>
          {say('overview.rule-link')}
        </a>
      </p>
      <p className="small">{say('overview.guilt')}</p>
      {standings.items.map((place) => (
        <Place key={place.dealerId} place={place} />
      ))}
    </section>
  )
}

function Place({ place }: { place: OwnStanding }) {
  const say = useSay()
  const { name, town, class: now, findings, because, measureSince } = place
  return (
    <div className="own-place">
      <h3>
        {name}, {town}
      </h3>
      <p className="own-place-class">
        <ClassWord name={now} />
      </p>
      <p>{say(`overview.class.${now}.means`)}</p>
      {measureSince !== null && <p>{say('overview.measure-since', { day: measureSince })}</p>}
      {findings.length > 0 && (
        <>
          <h4>{say('overview.why')}</h4>
          <ul>
            {findings.toReversed().map(({ id, kind, observedOn, standing, countsUntil, classWithout }) => (
              <li key={id}>
                {say('finding.own.of', { kind: say(`finding.kind.${kind}`), day: observedOn })}:{' '}
                <b>{say(`overview.standing.${standing}`)}</b>
                {standing === 'counts' && `, ${say('overview.own.counts-until', { day: countsUntil })}`}.{' '}
                {(because.includes(id) || classWithout !== now) && (
                  <span className="muted">
                    {say('overview.own.without', { class: say(`overview.class.${classWithout}`) })}.
                  </span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>{say('overview.own.change')}</h4>
      <WaysOut place={place} />
    </div>
  )
}

/** What would make another class: an inspection, time, or the end of the measure. */
function WaysOut({ place: { class: now, missing, next, measureSince } }: { place: OwnStanding }) {
  const say = useSay()
  const parts = missing.map((part) => say(`bylaws.part.${part}`)).join(', ')
  const lines = [
    ...(measureSince !== null && now === 'measure-running' ? [say('overview.own.measure')] : []),
    ...(missing.length > 0 ? [say('overview.own.needs', { parts })] : []),
    ...(next === null
      ? []
      : [say('overview.next', { day: next.on, class: say(`overview.class.${next.class}`) })]),
  ]
  return (
    <ul>
      {(lines.length > 0 ? lines : [say('overview.own.nothing')]).map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
