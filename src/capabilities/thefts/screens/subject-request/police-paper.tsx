import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { RequestView } from '../../../data-subject-requests/contract.ts'
import { AnswerPaper } from '../../../data-subject-requests/screens/answer-paper.tsx'
import type { GivenList, GivenReport, PoliceAnswer } from '../../subject-requests/contract.ts'

const about = [
  { title: 'subject-request.why', text: 'subject-request.police.why-kept' },
  { title: 'subject-request.who', text: 'subject-request.police.who-sees' },
  { title: 'subject-request.long', text: 'subject-request.police.how-long' },
] as const

type Props = { request: RequestView; name: string; answer: PoliceAnswer; onBack: () => void }

/** The base team's answer on paper. That something may be withheld stands on each, so that nothing follows from it. */
export function PolicePaper({ request, name, answer, onBack }: Props) {
  const say = useSay()
  const lists = unique(answer.references.flatMap((one) => one.lists))
  const reports = unique(answer.references.flatMap((one) => one.reports))
  const others = answer.references.filter(({ outcome }) => outcome !== 'given')
  return (
    <AnswerPaper
      request={request}
      name={name}
      onBack={onBack}
      about={[...about]}
      withheld="subject-request.police.withheld"
      can={`subject-request.police.can.${request.kind}`}
    >
      <section>
        <h2>{say('subject-request.paper.kept')}</h2>
        {lists.length + reports.length === 0 && <p>{say('subject-request.paper.kept.none')}</p>}
        {reports.map((report) => (
          <Report key={JSON.stringify(report)} report={report} />
        ))}
        {lists.map((list) => (
          <List key={list.reference} list={list} />
        ))}
      </section>
      {others.length > 0 && (
        <section>
          <h2>{say('subject-request.police.outcomes')}</h2>
          <ul>
            {others.map(({ reference, outcome }) => (
              <li key={reference}>
                <span className="mono">{reference}</span>
                {`: ${say(`subject-request.police.outcome.${outcome as 'not-found'}`)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </AnswerPaper>
  )
}

/** What was asked for under two references stands once. */
function unique<T>(things: T[]): T[] {
  return [...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values()]
}

function Report({ report }: { report: GivenReport }) {
  const say = useSay()
  const { registrationNumber, committedOn, place, recordedOn, removedOn, source } = report
  return (
    <div className="answer-kept">
      <h3>{say('subject-request.police.report', { number: registrationNumber })}</h3>
      <KeyValues>
        <KeyValue name={say('subject-request.police.committed')}>
          {say('subject-request.police.committed.text', { day: committedOn, place })}
        </KeyValue>
        <KeyValue name={say('subject-request.police.recorded')}>
          {say('subject-request.police.recorded.text', { day: recordedOn, source })}{' '}
          {removedOn && say('subject-request.police.removed', { day: removedOn })}
        </KeyValue>
        <Things items={report.items} />
      </KeyValues>
    </div>
  )
}

function List({ list }: { list: GivenList }) {
  const say = useSay()
  const { owner, looks, removedOn } = list
  return (
    <div className="answer-kept">
      <h3>{say('subject-request.police.list', { number: list.reference })}</h3>
      <KeyValues>
        <KeyValue name={say('subject-request.police.owner')}>
          {[owner.name, owner.phone, owner.email].filter(Boolean).join(', ')}
        </KeyValue>
        <KeyValue name={say('subject-request.police.sent')}>
          {say('subject-request.police.sent.text', { day: list.sentOn, theft: list.committedOn })}{' '}
          {removedOn && say('subject-request.police.removed', { day: removedOn })}
        </KeyValue>
        <KeyValue name={say('subject-request.police.state')}>
          {say(`goods-list.state.${list.state}`)}
        </KeyValue>
        {list.registrationNumber && (
          <KeyValue name={say('subject-request.police.registration')}>
            <span className="mono">{list.registrationNumber}</span>
          </KeyValue>
        )}
        <Things items={list.items} />
        <KeyValue name={say('subject-request.police.pictures')}>{list.pictures}</KeyValue>
        <KeyValue name={say('subject-request.police.looks')}>
          {looks.length === 0 && say('subject-request.police.looks.none')}
          {looks.map(({ on, role }, index) => (
            <span className="line" key={index}>
              {say('subject-request.police.look', { day: on, role: say(`shell.role.${role}`) })}
            </span>
          ))}
        </KeyValue>
      </KeyValues>
    </div>
  )
}

function Things({ items }: { items: GivenReport['items'] }) {
  const say = useSay()
  return (
    <KeyValue name={say('subject-request.paper.goods')}>
      {items.map((item, index) => (
        <span className="line" key={index}>
          {[
            say(`category.${item.category}`),
            [item.brand, item.model].filter(Boolean).join(' '),
            item.colour,
            item.description,
            ...item.numbers,
            item.endedOn && say('subject-request.police.item.ended', { day: item.endedOn }),
            ...item.confirmedOn.map((on) => say('subject-request.police.item.confirmed', { day: on })),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      ))}
    </KeyValue>
  )
}
