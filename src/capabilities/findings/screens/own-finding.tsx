import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import type { FindingView } from '../contract.ts'
import { AnswerForm } from './answer-form.tsx'
import { FindingBody } from './finding-body.tsx'
import { waitsForAnswer } from './finding-queries.ts'

/** One finding as the dealer reads it, with until when it may answer, the form, and what it answered. */
export function OwnFinding({ finding }: { finding: FindingView }) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  const { told, answers, withdrawn, weight, organisationName: organisation } = finding
  const mayAnswer = withdrawn === null && weight !== 'in-order'
  const today = dayInAmsterdam(useNow())
  const isOver = told !== null && told.answerUntil < today
  return (
    <li className="finding">
      <p className="small muted">{organisation}</p>
      <FindingBody finding={finding} level={3} />
      {withdrawn && (
        <p>
          <Status icon="cross">{say('finding.withdrawn', withdrawn)}</Status>
        </p>
      )}
      {mayAnswer && told && answers.length === 0 && (
        <p>
          <Status icon="clock" tone={isOver ? 'plain' : 'look'}>
            {isOver ? say('finding.own.over') : say('finding.own.until', { day: told.answerUntil })}
          </Status>
        </p>
      )}
      {answers.map(({ on, text, givenBy }) => (
        <blockquote key={`${on} ${text}`}>
          <p className="small">
            {givenBy === 'dealer'
              ? say('finding.own.your-answer', { on })
              : say('finding.own.your-answer.officer', { on, organisation })}
          </p>
          <p className="event-text">{text}</p>
        </blockquote>
      ))}
      {mayAnswer && !isOpen && (
        <div className="no-print">
          <Button main={waitsForAnswer(finding)} onClick={() => setIsOpen(true)}>
            {say(answers.length === 0 ? 'finding.own.answer' : 'finding.own.answer-again')}
            <span className="visually-hidden">: {say(`finding.kind.${finding.kind}`)}</span>
          </Button>
        </div>
      )}
      {isOpen && <AnswerForm finding={finding} onClose={() => setIsOpen(false)} />}
    </li>
  )
}
