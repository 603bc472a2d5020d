import { Link } from '@tanstack/react-router'
import { useSay } from '../../../web/language.tsx'
import type { AnnexDealer } from '../contract.ts'
import { overviewClasses } from '../rules/overview-rule.ts'
import { ClassWord } from './class-word.tsx'

/** Dealers by name under their class, each with the findings that made it and what the dealer said. */
export function AnnexDealers({ dealers }: { dealers: readonly AnnexDealer[] }) {
  const say = useSay()
  return overviewClasses.map((name) => {
    const within = dealers.filter((dealer) => dealer.class === name)
    return (
      <section key={name} className="section">
        <h2 className="annex-class">
          <ClassWord name={name} /> <span>{say('overview.annex.count', { count: within.length })}</span>
        </h2>
        <p className="small">{say(`overview.class.${name}.means`)}</p>
        {within.length === 0 && <p className="muted">{say('overview.annex.none')}</p>}
        {within.filter(isSeen).map((dealer) => (
          <Dealer key={dealer.dealerId} dealer={dealer} />
        ))}
        <Unseen dealers={within.filter((dealer) => !isSeen(dealer))} />
      </section>
    )
  })
}

/** Of who was never found anything there is only the name. */
const isSeen = ({ findings, measureSince }: AnnexDealer) => findings.length > 0 || measureSince !== null

function Unseen({ dealers }: { dealers: readonly AnnexDealer[] }) {
  const say = useSay()
  if (dealers.length === 0) return null
  return (
    <>
      <h3 className="annex-unseen-head">{say('overview.annex.unseen', { count: dealers.length })}</h3>
      <ul className="annex-unseen">
        {dealers.map(({ dealerId, name, town }) => (
          <li key={dealerId}>
            <Link className="text-link" to="/handelaren/$id" params={{ id: dealerId }}>
              {name}
            </Link>
            , {town}
          </li>
        ))}
      </ul>
    </>
  )
}

function Dealer({ dealer }: { dealer: AnnexDealer }) {
  const say = useSay()
  const { dealerId, name, town, missing, next, measureSince, findings } = dealer
  const parts = missing.map((part) => say(`bylaws.part.${part}`)).join(', ')
  return (
    <article className="annex-dealer">
      <h3>
        <Link className="text-link" to="/handelaren/$id" params={{ id: dealerId }}>
          {name}
        </Link>
        , {town}
      </h3>
      {measureSince !== null && <p>{say('overview.measure-since', { day: measureSince })}</p>}
      {missing.length > 0 && <p className="small">{say('overview.missing', { parts })}</p>}
      {next !== null && (
        <p className="small">
          {say('overview.next', { day: next.on, class: say(`overview.class.${next.class}`) })}
        </p>
      )}
      {findings.length > 0 && (
        <ul>
          {findings.map((finding) => (
            <Why key={finding.id} finding={finding} />
          ))}
        </ul>
      )}
    </article>
  )
}

function Why({ finding }: { finding: AnnexDealer['findings'][number] }) {
  const say = useSay()
  const { kind, weight, observedOn, article, text, standing, answers, classWithout } = finding
  return (
    <li>
      <b>{say('finding.own.of', { kind: say(`finding.kind.${kind}`), day: observedOn })}</b>{' '}
      <span className="small">
        ({say(`finding.weight.${weight}`)}, {article ?? say('overview.no-rule')},{' '}
        {say(`overview.standing.${standing}`)})
      </span>
      <p>{text}</p>
      {answers.map(({ on, text: said }) => (
        <p key={`${on} ${said}`}>{say('overview.said', { day: on, text: said })}</p>
      ))}
      <p className="small muted">
        {say('overview.without', { class: say(`overview.class.${classWithout}`) })}
      </p>
    </li>
  )
}
