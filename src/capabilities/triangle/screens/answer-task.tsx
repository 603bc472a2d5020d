import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { TaskHead } from '../contract.ts'
import { refreshTriangle } from './triangle-queries.ts'

type Props = { task: TaskHead; onClose: () => void; onDone: () => void }

/** What came of a task of the own organisation, or why it was not done; the partners read it. */
export function AnswerTask({ task, onClose, onDone }: Props) {
  const say = useSay()
  const client = useQueryClient()
  const [state, setState] = useState<'' | 'done' | 'not-done'>('')
  const [words, setWords] = useState('')
  const { submit, isSending, errors, failure } = useSend(
    () => postJson<TaskHead>(`/v1/triangle-tasks/${task.id}/answers`, { state, words }),
    async () => {
      announce(say('triangle.answer.kept'))
      await refreshTriangle(client)
      onDone()
    },
  )
  return (
    <SheetDialog title={task.what} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <RadioGroup
          name="state"
          label={say('triangle.answer.state')}
          error={errors['state']}
          value={state}
          options={[
            { value: 'done', text: say('triangle.answer.done') },
            { value: 'not-done', text: say('triangle.answer.not-done') },
          ]}
          onChange={({ target }) => setState(target.value as typeof state)}
        />
        <TextArea
          name="words"
          label={say(state === 'not-done' ? 'triangle.answer.why' : 'triangle.answer.words')}
          help={say('triangle.answer.help')}
          error={errors['words']}
          value={words}
          maxLength={600}
          rows={4}
          onChange={({ target }) => setWords(target.value)}
        />
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button main type="submit" aria-disabled={isSending}>
            {say('triangle.answer.submit')}
          </Button>
          <Button onClick={onClose}>{say('triangle.back')}</Button>
        </div>
      </form>
    </SheetDialog>
  )
}
