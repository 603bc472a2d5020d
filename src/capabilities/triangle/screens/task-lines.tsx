import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import type { CaseView, TaskHead } from '../contract.ts'
import { AnswerTask } from './answer-task.tsx'

type Props = {
  tasks: readonly TaskHead[]
  /** What came of them, where the case was opened. */
  answers?: CaseView['answers']
  /** On the page of the case itself its name says nothing. */
  isOnCase?: boolean
  onAnswered?: () => void
}

/** What was asked of whom, until when, and what came of it. Whoever owns a task answers it here. */
export function TaskLines({ tasks, answers = {}, isOnCase = false, onAnswered }: Props) {
  const say = useSay()
  const { locale } = useLanguage()
  const [answering, setAnswering] = useState<TaskHead | null>(null)
  return (
    <>
      <ul className="case-lines">
        {tasks.map((task) => (
          <li key={task.id} className="case-line">
            <div>
              <b>{task.what}</b>
              <span className="sub">
                {!isOnCase && (
                  <>
                    <Link to="/driehoek/$id" params={{ id: task.caseId }}>
                      {task.dealerName}
                    </Link>
                    {', '}
                  </>
                )}
                {say('triangle.task.by', {
                  owner: task.ownerName,
                  on: formatShortDay(task.decidedOn, locale),
                })}
              </span>
              {answers[task.id] && <p className="paragraphs task-words">{answers[task.id]!.words}</p>}
            </div>
            <div className="case-where">
              <TaskState task={task} />
              {task.isOwn && task.state === 'open' && (
                <Button
                  small
                  aria-label={say('triangle.task.answer.of', { what: task.what })}
                  onClick={() => setAnswering(task)}
                >
                  {say('triangle.task.answer')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {answering && (
        <AnswerTask
          task={answering}
          onClose={() => setAnswering(null)}
          onDone={() => {
            setAnswering(null)
            onAnswered?.()
          }}
        />
      )}
    </>
  )
}

function TaskState({ task: { state, dueOn, answeredOn } }: { task: TaskHead }) {
  const say = useSay()
  const { locale } = useLanguage()
  const today = dayInAmsterdam(useNow())
  if (state !== 'open') {
    return (
      <Status icon={state === 'done' ? 'check' : 'cross'} tone={state === 'done' ? 'calm' : 'look'}>
        {say(`triangle.task.${state}`, { on: formatShortDay(answeredOn!, locale) })}
      </Status>
    )
  }
  const on = formatShortDay(dueOn, locale)
  return dueOn < today ? (
    <Status icon="alert" tone="stolen">
      {say('triangle.task.late', { on })}
    </Status>
  ) : (
    <Status icon="clock">{say('triangle.task.due', { on })}</Status>
  )
}
