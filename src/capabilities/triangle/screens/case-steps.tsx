import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { CaseHead, StepInput } from '../contract.ts'
import { ownSteps } from '../rules/case-table.ts'

/** Withdraw, close or bring back, each with why. */
export function CaseSteps({ head, onDone }: { head: CaseHead; onDone: () => void }) {
  const say = useSay()
  const [step, setStep] = useState<StepInput['step'] | null>(null)
  // Closing is for when every task says what came of it.
  const isAnswered = head.tasks.every(({ state }) => state !== 'open')
  const [words, setWords] = useState('')
  const { submit, isSending, errors, failure } = useSend(
    () => postJson<CaseHead>(`/v1/triangle-cases/${head.id}/steps`, { step, words, version: head.version }),
    () => {
      announce(say(`triangle.steps.${step!}.done`))
      setStep(null)
      setWords('')
      onDone()
    },
  )
  return (
    <>
      {ownSteps
        .filter((one) => head.steps.includes(one) && (one !== 'close' || isAnswered))
        .map((one) => (
          <Button key={one} onClick={() => setStep(one)}>
            {say(`triangle.steps.${one}`)}
          </Button>
        ))}
      {step && (
        <SheetDialog title={say(`triangle.steps.${step}`)} onClose={() => setStep(null)}>
          <form noValidate onSubmit={(event) => void submit(event)}>
            <p>{say(`triangle.steps.${step}.text`)}</p>
            <TextArea
              name="words"
              label={say('triangle.steps.why')}
              error={errors['words']}
              value={words}
              maxLength={500}
              onChange={({ target }) => setWords(target.value)}
            />
            {failure !== null && <ProblemNotice error={failure} />}
            <div className="deeds">
              <Button main type="submit" aria-disabled={isSending}>
                {say(`triangle.steps.${step}`)}
              </Button>
              <Button onClick={() => setStep(null)}>{say('triangle.back')}</Button>
            </div>
          </form>
        </SheetDialog>
      )}
    </>
  )
}
