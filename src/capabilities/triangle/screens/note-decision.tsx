import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, type Day } from '../../../kernel/dates.ts'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import { type CaseHead, type MeetingView, taskOwners } from '../contract.ts'
import { refreshTriangle } from './triangle-queries.ts'

type TaskValues = { owner: (typeof taskOwners)[number]; what: string; dueOn: Day }
type Values = { outcome: 'decided' | 'postponed'; words: string; tasks: TaskValues[] }
type Props = { one: CaseHead; meeting: MeetingView; onClose: () => void }

/** So long somebody has for a task, unless another day was agreed: until the next meeting or so. */
const TASK_DAYS = 28

/** What was decided on a case, as tasks; or that it waits. What is typed stays on this device until it is kept. */
export function NoteDecision(props: Props) {
  const say = useSay()
  const account = accountOf(useMe())
  const name = `triangle-decision-${props.one.id}`
  const kept = useKeptDraft<Values>(account, name)
  if (kept === undefined) return null
  const task = newTask(props.meeting)
  return (
    <SheetDialog title={say('triangle.decide.of', { name: props.one.dealerName })} onClose={props.onClose}>
      <DecisionForm
        {...props}
        name={name}
        start={kept?.value ?? { outcome: 'decided', words: '', tasks: [task] }}
        savedAt={kept?.savedAt ?? null}
      />
    </SheetDialog>
  )
}

const newTask = ({ heldOn }: MeetingView): TaskValues => ({
  owner: 'municipality',
  what: '',
  dueOn: addDays(heldOn, TASK_DAYS),
})

type FormProps = Props & { name: string; start: Values; savedAt: Date | null }

function DecisionForm({ one, meeting, onClose, name, start, savedAt }: FormProps) {
  const say = useSay()
  const client = useQueryClient()
  const [values, setValues] = useState(start)
  const account = accountOf(useMe())
  const draft = useFormDraft({ account, name, read: () => values, sign: JSON.stringify(values), savedAt })
  const isDecided = values.outcome === 'decided'
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => {
      const tasks = isDecided ? values.tasks : []
      const body = { ...values, tasks, caseId: one.id, version: one.version }
      return callApi<MeetingView>('POST', `/v1/triangle-meetings/${meeting.id}/decisions`, { body })
    },
    async () => {
      await draft.close()
      announce(say('triangle.decide.done', { name: one.dealerName }))
      onClose()
      await refreshTriangle(client)
    },
  )
  const labelOf = (path: string) => say(path === 'words' ? 'triangle.decide.words' : 'triangle.decide.task')
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={Object.entries(errors).map(([path, message]) => ({
          name: path,
          label: labelOf(path),
          message,
        }))}
      />
      <RadioGroup
        name="outcome"
        label={say('triangle.decide.outcome')}
        value={values.outcome}
        options={[
          { value: 'decided', text: say('triangle.decide.decided') },
          { value: 'postponed', text: say('triangle.decide.postponed') },
        ]}
        onChange={({ target }) => setValues({ ...values, outcome: target.value as Values['outcome'] })}
      />
      <TextArea
        name="words"
        label={say(isDecided ? 'triangle.decide.words' : 'triangle.decide.why')}
        error={errors['words']}
        value={values.words}
        maxLength={500}
        onChange={({ target }) => setValues({ ...values, words: target.value })}
      />
      {isDecided && (
        <TasksFields
          tasks={values.tasks}
          errors={errors}
          onChange={(tasks) => setValues({ ...values, tasks })}
          onAdd={() => setValues({ ...values, tasks: [...values.tasks, newTask(meeting)] })}
        />
      )}
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say('triangle.decide.submit')}
        </Button>
        <Button onClick={onClose}>{say('triangle.back')}</Button>
      </div>
    </form>
  )
}

type TasksProps = {
  tasks: TaskValues[]
  errors: Record<string, string>
  onChange: (tasks: TaskValues[]) => void
  onAdd: () => void
}

function TasksFields({ tasks, errors, onChange, onAdd }: TasksProps) {
  const say = useSay()
  const set = (n: number, change: Partial<TaskValues>) => onChange(tasks.with(n, { ...tasks[n]!, ...change }))
  return (
    <>
      {tasks.map((task, n) => (
        // What somebody types in a row stays in that row: rows have no id before they are kept.
        <fieldset key={n} className="triangle-row" id={n === 0 ? 'tasks' : undefined} tabIndex={-1}>
          <legend>{say('triangle.decide.task.n', { n: n + 1 })}</legend>
          {n === 0 && errors['tasks'] && (
            <p className="utrecht-form-field-error-message">{errors['tasks']}</p>
          )}
          <TextInput
            name={`tasks.${n}.what`}
            label={say('triangle.decide.what')}
            help={n === 0 ? say('triangle.decide.what.help') : undefined}
            error={errors[`tasks.${n}.what`]}
            value={task.what}
            maxLength={160}
            onChange={({ target }) => set(n, { what: target.value })}
          />
          <div className="grid is-top">
            <Select
              name={`tasks.${n}.owner`}
              label={say('triangle.decide.owner')}
              className="span-6"
              value={task.owner}
              options={taskOwners.map((value) => ({ value, text: say(`triangle.owner.${value}`) }))}
              onChange={({ target }) => set(n, { owner: target.value as TaskValues['owner'] })}
            />
            <DayInput
              name={`tasks.${n}.dueOn`}
              label={say('triangle.decide.due')}
              className="span-6"
              error={errors[`tasks.${n}.dueOn`]}
              value={task.dueOn}
              onChange={({ target }) => set(n, { dueOn: target.value })}
            />
          </div>
          {tasks.length > 1 && (
            <button type="button" className="text-link" onClick={() => onChange(tasks.toSpliced(n, 1))}>
              {say('triangle.decide.task.remove', { n: n + 1 })}
            </button>
          )}
        </fieldset>
      ))}
      <p>
        <button type="button" className="text-link" onClick={onAdd}>
          {say('triangle.decide.task.add')}
        </button>
      </p>
    </>
  )
}
