import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { useSay } from '../../../web/language.tsx'
import type { FindingView } from '../contract.ts'
import { WeightWord } from './weight-word.tsx'

/** What was found, when, by whom, on which rule and what it rests on: the same for who found it and for the dealer. */
export function FindingBody({ finding, level }: { finding: FindingView; level: 3 | 4 }) {
  const say = useSay()
  const { kind, weight, observedAt, basis, text, evidence, capacity, recordedBy, source } = finding
  const Heading = `h${level}` as const
  const by = say('finding.by', {
    capacity: say(`shell.role.${capacity}`),
    name: recordedBy,
    day: dayInAmsterdam(new Date(observedAt)),
  })
  return (
    <>
      <Heading>{say(`finding.kind.${kind}`)}</Heading>
      <p className="finding-about">
        <WeightWord weight={weight} />
        <span>
          {say(`finding.source.${source}`)}: {by}
        </span>
      </p>
      <p className="small">
        {basis ? say('finding.own.rule', { rule: ruleOf(basis) }) : say('finding.own.no-rule')}
      </p>
      <p className="event-text">{text}</p>
      {evidence.length > 0 && (
        <details>
          <summary>{say('finding.evidence')}</summary>
          <ul>
            {evidence.map(({ words, ref }) => (
              <li key={`${words} ${ref}`}>{words}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** Where an article stands, unless its name says it. */
export function ruleOf({ article, publication }: { article: string; publication: string }): string {
  return article.endsWith(publication) ? article : `${article} (${publication})`
}
