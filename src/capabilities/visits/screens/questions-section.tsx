import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { useSay } from '../../../web/language.tsx'
import type { VisitRecord, VisitView } from '../contract.ts'
import { basisWords } from '../rules/basis-words.ts'
import { emptyPaper } from '../rules/record-parts.ts'
import { askedNow } from './asked-now.ts'
import { Question } from './question.tsx'
import type { VisitHere } from './use-visit.ts'

type Asked = ReturnType<typeof askedNow>[number]
type Answer = VisitRecord['answers'][number]

/** The questions per part of the rules, each with the article that it stands on; what may not be asked, and why. */
export function QuestionsSection({ here }: { here: VisitHere }) {
  const say = useSay()
  const { visit, record } = here.kept
  const asked = askedNow(visit, record)
  const answerTo = (code: Asked['code']) => record.answers.find(({ question }) => question === code)
  const keep = (answer: Answer) =>
    here.note((one) => ({
      ...one,
      answers: [...one.answers.filter(({ question }) => question !== answer.question), answer],
      // The book itself says so too, in its own part.
      ...(answer.question === 'book-certified' && {
        paper: { ...(one.paper ?? emptyPaper), certified: certifiedBy(answer) },
      }),
    }))
  return (
    <section className="section" id="questions">
      <h2>{say('visits.section.questions')}</h2>
      <RadioGroup
        name="onPaper"
        label={say('visits.on-paper')}
        value={record.onPaper ? 'paper' : 'here'}
        options={(['here', 'paper'] as const).map((value) => ({
          value,
          text: say(`visits.on-paper.${value}`),
        }))}
        onChange={({ target }) => here.note((one) => ({ ...one, onPaper: target.value === 'paper' }))}
      />
      {partsOf(asked).map(([part, questions]) => (
        <section className="visit-part" key={part} aria-labelledby={`part-${part}`}>
          <h3 id={`part-${part}`}>{say(`bylaws.part.${part}`)}</h3>
          <p className="small muted">{basisWords(questions[0]!.basis)}</p>
          {questions.map(({ code }) => (
            <Question key={code} code={code} answer={answerTo(code)} onAnswer={keep} />
          ))}
        </section>
      ))}
      <NotAsked visit={visit} />
    </section>
  )
}

const certifiedBy = ({ answer }: Answer) => (answer === 'not-applicable' ? ('not-looked' as const) : answer)

function partsOf(asked: readonly Asked[]): [Asked['part'], Asked[]][] {
  const parts = new Map<Asked['part'], Asked[]>()
  for (const one of asked) parts.set(one.part, [...(parts.get(one.part) ?? []), one])
  return [...parts]
}

function NotAsked({ visit }: { visit: VisitView }) {
  const say = useSay()
  const { notAsked } = visit.checklist
  if (notAsked.length === 0) return null
  return (
    <details className="visit-part">
      <summary>{say('visits.not-asked', { count: notAsked.length })}</summary>
      <ul>
        {notAsked.map(({ code, reason }) => (
          <li key={code}>
            {say(`visit.question.${code}`)} <span className="muted">{say(`visit.not-asked.${reason}`)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
