import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { RequestView } from '../../../data-subject-requests/contract.ts'
import { AnswerPaper } from '../../../data-subject-requests/screens/answer-paper.tsx'
import type { AnsweredReport, MunicipalAnswer } from '../../subject-requests/contract.ts'

const about = [
  { title: 'subject-request.why', text: 'subject-request.municipal.why-kept' },
  { title: 'subject-request.who', text: 'subject-request.municipal.who-sees' },
  { title: 'subject-request.long', text: 'subject-request.municipal.how-long' },
] as const

type Props = { request: RequestView; name: string; answer: MunicipalAnswer; onBack: () => void }

/** The municipality's answer on paper: which reports it has of a business, and what they say where it gives that. */
export function MunicipalPaper({ request, name, answer, onBack }: Props) {
  const say = useSay()
  return (
    <AnswerPaper
      request={request}
      name={name}
      onBack={onBack}
      about={[...about]}
      withheld="subject-request.municipal.withheld"
      can={`subject-request.municipal.can.${request.kind}`}
    >
      <section>
        <h2>{say('subject-request.paper.kept')}</h2>
        {answer.reports.length === 0 && <p>{say('subject-request.municipal.none')}</p>}
        {answer.reports.map((report) => (
          <Report key={report.id} report={report} />
        ))}
      </section>
    </AnswerPaper>
  )
}

function Report({ report }: { report: AnsweredReport }) {
  const say = useSay()
  const { number, from, branchName, receivedOn, openings } = report
  return (
    <div className="answer-kept">
      <h3>{say('subject-request.municipal.report', { number, from })}</h3>
      <KeyValues>
        <KeyValue name={say('subject-request.municipal.branch')}>{branchName}</KeyValue>
        <KeyValue name={say('subject-request.municipal.received')}>
          {say('subject-request.municipal.received.text', { day: receivedOn })}
        </KeyValue>
        <KeyValue name={say('subject-request.municipal.opened')}>
          {openings.length === 0 && say('subject-request.municipal.opened.none')}
          {openings.map(({ on, role }, index) => (
            <span className="line" key={index}>
              {say('subject-request.police.look', { day: on, role: say(`shell.role.${role}`) })}
            </span>
          ))}
        </KeyValue>
        <Content given={report.given} />
      </KeyValues>
    </div>
  )
}

function Content({ given }: Pick<AnsweredReport, 'given'>) {
  const say = useSay()
  if (given === null)
    return (
      <KeyValue name={say('subject-request.municipal.content')}>
        {say('subject-request.municipal.content.withheld')}
      </KeyValue>
    )
  const { document, ground } = given
  return (
    <>
      <KeyValue name={say('disclosure.sheet.subject')}>{document.subject}</KeyValue>
      <KeyValue name={say('disclosure.facts')}>
        {document.facts.map((fact, index) => (
          <span className="line" key={index}>
            {fact.text}{' '}
            <span className="muted">
              {say('disclosure.fact.source', { day: fact.observedOn, source: fact.source })}
            </span>
          </span>
        ))}
      </KeyValue>
      <KeyValue name={say('disclosure.sheet.request')}>{document.request}</KeyValue>
      <KeyValue name={say('subject-request.municipal.content')}>
        {say('subject-request.municipal.content.ground', { ground })}
      </KeyValue>
    </>
  )
}
