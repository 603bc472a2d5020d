import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { MessageKey } from '../../../platform/messages/index.ts'
import type { FileView, GroundView } from '../contract.ts'

/** The ids of the findings that a file stands on. */
export function groundsOf(file: FileView): Set<string> {
  return new Set(file.steps.flatMap(({ grounds }) => grounds))
}

/** The findings that the file stands on, each with what the dealer said. */
export function FindingsOfFile({ file }: { file: FileView }) {
  const say = useSay()
  const own = groundsOf(file)
  const [inFile, others] = [
    file.findings.filter(({ id }) => own.has(id)),
    file.findings.filter(
      ({ id, weight, isWithdrawn }) => !own.has(id) && weight !== 'in-order' && !isWithdrawn,
    ),
  ]
  return (
    <section className="section" id="findings">
      <h2>{say('case-file.findings')}</h2>
      <FindingList findings={inFile} />
      {others.length > 0 && (
        <details>
          <summary>{say('case-file.findings.others', { count: others.length })}</summary>
          <FindingList findings={others} />
        </details>
      )}
    </section>
  )
}

function FindingList({ findings }: { findings: GroundView[] }) {
  return (
    <ul className="finding-list">
      {findings.map((finding) => (
        <li key={finding.id}>
          <FindingWords finding={finding} />
        </li>
      ))}
    </ul>
  )
}

/** One finding in words: what, when, on which rule, and what the dealer said. */
export function FindingWords({ finding }: { finding: GroundView }) {
  const say = useSay()
  const { kind, observedOn, text, recordedBy, basis, answer, isTold, isWithdrawn, holdsNow } = finding
  return (
    <>
      <p className="finding-kind">
        <b>{say(`finding.kind.${kind}` as MessageKey)}</b>
      </p>
      <p className="small muted">
        {say('case-file.finding.who', { day: observedOn, name: recordedBy })}
        {basis !== null && `. ${basis.article} (${basis.publication})`}
      </p>
      <p>{text}</p>
      {answer !== null && <p className="dealer-said">{say('case-file.finding.answer', { text: answer })}</p>}
      {answer === null && !isWithdrawn && (
        <p className="small">{say(isTold ? 'case-file.finding.no-answer' : 'case-file.finding.untold')}</p>
      )}
      {isWithdrawn && (
        <Status icon="cross" tone="calm">
          {say('case-file.finding.withdrawn')}
        </Status>
      )}
      {!isWithdrawn && !holdsNow && (
        <Status icon="alert" tone="look">
          {say('case-file.finding.no-basis')}
        </Status>
      )}
    </>
  )
}
