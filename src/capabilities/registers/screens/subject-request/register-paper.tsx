import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { formatCents, formatMonth } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { useMe } from '../../../../web/session.ts'
import { dayInAmsterdam } from '../../../../kernel/dates.ts'
import type { RequestView } from '../../../data-subject-requests/contract.ts'
import { AnswerPaper } from '../../../data-subject-requests/screens/answer-paper.tsx'
import type { ItemView } from '../../contract.ts'
import type { AnsweredEntry, RegisterAnswer } from '../../subject-requests/contract.ts'
import { itemWords } from '../item-words.ts'
import { PersonDetails } from '../person-details.tsx'
import { shownIdentifier } from '../shown-identifier.ts'

const about = [
  { title: 'subject-request.why', text: 'subject-request.register.why-kept' },
  { title: 'subject-request.who', text: 'subject-request.register.who-sees' },
  { title: 'subject-request.long', text: 'subject-request.register.how-long' },
  { title: 'subject-request.safe', text: 'subject-request.register.how-safe' },
] as const

type Props = { request: RequestView; name: string; answer: RegisterAnswer; onBack: () => void }

/** The dealer's answer on paper: what stands in the register of who asks, and what does not go along. */
export function RegisterPaper({ request, name, answer, onBack }: Props) {
  const say = useSay()
  const given = answer.entries.filter((entry) => entry.given !== null)
  const others = answer.entries.filter((entry) => entry.given === null)
  return (
    <AnswerPaper
      request={request}
      name={name}
      onBack={onBack}
      about={[...about]}
      withheld="subject-request.register.withheld"
      can={`subject-request.register.can.${request.kind}`}
    >
      <section>
        <h2>{say('subject-request.paper.kept')}</h2>
        {given.length === 0 && <p>{say('subject-request.paper.kept.none')}</p>}
        {given.map((entry) => (
          <GivenEntry key={keyOf(entry)} entry={entry} given={entry.given!} />
        ))}
      </section>
      {others.length > 0 && (
        <section>
          <h2>{say('subject-request.paper.outcomes')}</h2>
          <ul>
            {others.map((entry) => (
              <NotGiven key={keyOf(entry)} entry={entry} />
            ))}
          </ul>
        </section>
      )}
    </AnswerPaper>
  )
}

const keyOf = ({ register, branchNumber, sequenceNumber }: AnsweredEntry) =>
  `${register} ${branchNumber} ${sequenceNumber}`

function useEntryName() {
  const say = useSay()
  const { branches } = useMe()
  return ({ register, branchNumber, sequenceNumber }: AnsweredEntry) => ({
    register: say(`subject-request.register.${register}`),
    // As text: a number of an entry is a name, without points between its digits.
    number: String(sequenceNumber),
    branch: branches.find((one) => one.branchNumber === branchNumber)?.name ?? branchNumber,
  })
}

function GivenEntry({ entry, given }: { entry: AnsweredEntry; given: NonNullable<AnsweredEntry['given']> }) {
  const say = useSay()
  const { locale } = useLanguage()
  const nameOf = useEntryName()
  const { purchase, sale, person } = given
  const { correctsSequenceNumber, correctedBySequenceNumber } = (purchase ?? sale)!
  const at = purchase ? purchase.acquiredAt : sale!.soldAt
  const links = [
    correctsSequenceNumber &&
      say('subject-request.paper.corrects', { number: String(correctsSequenceNumber) }),
    correctedBySequenceNumber &&
      say('subject-request.paper.corrected', { number: String(correctedBySequenceNumber) }),
  ].filter(Boolean)
  return (
    <div className="answer-kept">
      <h3>{say('subject-request.paper.entry', { ...nameOf(entry), day: dayInAmsterdam(new Date(at)) })}</h3>
      <PersonDetails person={person} />
      <KeyValues>
        <KeyValue name={say('subject-request.paper.goods')}>
          {(purchase?.items ?? [sale!.item]).map((item) => (
            <Goods key={item.id} item={item} />
          ))}
        </KeyValue>
        <KeyValue name={say('subject-request.paper.paid')}>
          {formatCents(purchase?.totalCents ?? sale!.priceCents, locale)}
        </KeyValue>
        {links.length > 0 && (
          <KeyValue name={say('subject-request.paper.correction')}>{links.join(' ')}</KeyValue>
        )}
        <KeyValue name={say('subject-request.paper.basis')}>{basisWords(given.legalBasis, say)}</KeyValue>
        <KeyValue name={say('subject-request.paper.until')}>
          {say('subject-request.paper.until.text', {
            day: given.recordedOn,
            month: formatMonth(given.keptUntilMonth, locale).toLowerCase(),
          })}
        </KeyValue>
      </KeyValues>
    </div>
  )
}

/** The law that every register stands on, and the rule of the municipality unless that is the same article. */
function basisWords(legalBasis: string | null, say: ReturnType<typeof useSay>): string {
  if (legalBasis?.includes('437')) return legalBasis
  const basis = legalBasis ?? say('subject-request.paper.basis.municipality')
  return say('subject-request.paper.basis.text', { basis })
}

function Goods({ item }: { item: ItemView }) {
  const say = useSay()
  const { title, rest } = itemWords(item, say)
  return (
    <span className="line">
      {[title, rest].filter(Boolean).join(', ')}
      {item.identifiers.map((identifier) => (
        <span key={`${identifier.kind}:${identifier.value}`}>
          , {say(`identifier.kind.${identifier.kind}`)}{' '}
          <span className="mono">{shownIdentifier(identifier)}</span>
        </span>
      ))}
    </span>
  )
}

function NotGiven({ entry }: { entry: AnsweredEntry }) {
  const say = useSay()
  const { register, number, branch } = useEntryName()(entry)
  const { outcome, erased } = entry
  const words =
    outcome === 'erased' && erased
      ? say(`subject-request.paper.outcome.${erased.ground === 'early' ? 'erased-early' : 'erased'}`, {
          day: erased.on,
        })
      : say(`subject-request.paper.outcome.${outcome as 'not-found'}`)
  return <li>{`${register} ${number}, ${branch}: ${words}`}</li>
}
