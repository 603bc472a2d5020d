import { useState } from 'react'
import { TextInput } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'
import type { VisitRecord } from '../contract.ts'

type Answer = VisitRecord['answers'][number]
const choices = ['yes', 'no', 'not-looked', 'not-applicable'] as const satisfies readonly Answer['answer'][]

/** One question: one tap per answer, a note if wanted. */
export function Question(props: {
  code: Answer['question']
  answer: Answer | undefined
  onAnswer: (answer: Answer) => void
}) {
  const { code, answer, onAnswer } = props
  const say = useSay()
  const [isNoting, setIsNoting] = useState(false)
  const question = say(`visit.question.${code}`)
  return (
    <fieldset className="visit-question">
      <legend>{question}</legend>
      <div className="visit-answers">
        {choices.map((value) => (
          <label key={value} className={answer?.answer === value ? 'is-chosen' : ''}>
            <input
              type="radio"
              className="visually-hidden"
              name={`question-${code}`}
              value={value}
              checked={answer?.answer === value}
              onChange={() =>
                onAnswer({
                  question: code,
                  answer: value,
                  note: answer?.note ?? '',
                  at: new Date().toISOString(),
                })
              }
            />
            {say(`visit.answer.${value}`)}
          </label>
        ))}
        {answer !== undefined && !isNoting && answer.note === '' && (
          <button type="button" className="text-link" onClick={() => setIsNoting(true)}>
            {say('visits.question.note')}
            <span className="visually-hidden"> {question}</span>
          </button>
        )}
      </div>
      {answer !== undefined && (isNoting || answer.note !== '') && (
        <TextInput
          name={`note-${code}`}
          label={say('visits.question.note')}
          optional
          value={answer.note}
          maxLength={500}
          onChange={({ target }) => onAnswer({ ...answer, note: target.value })}
        />
      )}
    </fieldset>
  )
}
