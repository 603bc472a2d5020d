import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { CaseView } from '../contract.ts'

/** What stands on the page of a case: one screen, one A4. */
export function OpenedCase({ view }: { view: CaseView }) {
  const say = useSay()
  const { page, reports, decisions } = view
  const { locale } = useLanguage()
  const sides = (['municipality', 'police', 'prosecution'] as const).filter(
    (side) => page.partners[side] !== '',
  )
  return (
    <article className="case-page">
      <h2>{say('triangle.paper.facts')}</h2>
      <table className="utrecht-table case-facts" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {say('triangle.paper.day')}
            </th>
            <th scope="col" role="columnheader">
              {say('triangle.paper.fact')}
            </th>
            <th scope="col" role="columnheader">
              {say('triangle.paper.source')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {page.facts.map((fact) => (
            <tr role="row" key={`${fact.on} ${fact.text} ${fact.sourceWords}`}>
              <td role="cell" className="nowrap">
                {formatShortDay(fact.on, locale)}
              </td>
              <td role="cell">{fact.text}</td>
              <td role="cell">{fact.sourceWords}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {reports.map(({ id, ...report }) => (
        <p key={id} className="case-report">
          {say('triangle.paper.report', report)}
        </p>
      ))}
      <div className="case-columns">
        <section>
          <h2>{say('triangle.paper.done')}</h2>
          <p className="paragraphs">{page.done}</p>
        </section>
        {sides.length > 0 && (
          <section>
            <h2>{say('triangle.paper.partners')}</h2>
            {sides.map((side) => (
              <p key={side}>
                <b>{say(`triangle.paper.${side}`)}:</b> {page.partners[side]}
              </p>
            ))}
          </section>
        )}
      </div>
      <h2>{say('triangle.paper.options')}</h2>
      <ol className="case-options">
        {page.options.map(({ text, consequence }) => (
          <li key={text}>
            <b>{text}.</b> {consequence}
          </li>
        ))}
      </ol>
      <p className="case-proposal">
        <b>{say('triangle.paper.proposal')}:</b> {page.proposal}
      </p>
      {decisions.map(({ meetingId, heldOn, outcome, words, by }) => (
        <section key={meetingId} className="case-decision">
          <h2>{say(`triangle.outcome.${outcome}`, { day: formatShortDay(heldOn, locale) })}</h2>
          <p className="paragraphs">{words}</p>
          <p className="small muted">{say('triangle.noted', { by })}</p>
        </section>
      ))}
    </article>
  )
}

/** Everything that happened with the case, and to whom it was given. */
export function CaseHistory({ view: { history } }: { view: CaseView }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <section className="section no-print">
      <h2>{say('triangle.history')}</h2>
      <ol className="case-history">
        {history.map(({ step, on, by, organisation, disclosedTo, words }, n) => (
          // Appended only: a row keeps its place.
          <li key={n}>
            <b>{say(`triangle.step.${step as 'propose'}`)}</b>, {formatShortDay(on, locale)}, {by} (
            {organisation})
            {disclosedTo && (
              <span className="sub">{say('triangle.given', { to: disclosedTo.join(', ') })}</span>
            )}
            {words && <span className="sub">{words}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
