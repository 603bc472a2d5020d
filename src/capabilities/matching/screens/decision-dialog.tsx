import { type SubmitEvent, useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { fieldId } from '../../../web/components/field.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { useSay } from '../../../web/language.tsx'
import type { DecisionRequest } from '../contract.ts'

type Decision = DecisionRequest['decision']
const reasons: Record<Decision, DecisionRequest['reasonCode'][]> = {
  confirmed: ['same-item', 'already-known', 'other'],
  dismissed: ['other-item', 'typing-error', 'already-known', 'returned-before', 'other'],
}
const words = {
  confirmed: { title: 'hit.confirm.title', consequence: 'hit.confirm.consequence', deed: 'hit.confirm.deed' },
  dismissed: { title: 'hit.dismiss.title', consequence: 'hit.dismiss.consequence', deed: 'hit.dismiss.deed' },
} as const

/** Asks once, with the consequence in words, why a hit is confirmed or dismissed. */
export function DecisionForm(props: {
  decision: Decision
  pending: boolean
  error: unknown
  onDecide: (request: DecisionRequest) => void
  onClose: () => void
}) {
  const { decision, pending, error, onDecide, onClose } = props
  const say = useSay()
  const [reason, setReason] = useState<string>(decision === 'confirmed' ? 'same-item' : '')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const reasonCode = reasons[decision].find((one) => one === reason)
  const textMissing = reasonCode === 'other' && text.trim() === ''

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    const wrong = reasonCode === undefined ? 'reasonCode' : textMissing ? 'reasonText' : null
    if (wrong !== null || reasonCode === undefined)
      document.getElementById(fieldId(wrong ?? 'reasonCode'))?.focus()
    else onDecide({ decision, reasonCode, reasonText: text })
  }
  return (
    <>
      <p>{say(words[decision].consequence)}</p>
      <form onSubmit={submit} noValidate>
        {error !== null && <ProblemNotice error={error} />}
        <RadioGroup
          name="reasonCode"
          label={say('hit.reason')}
          column
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={tried && reasonCode === undefined ? say('field.choice') : undefined}
          options={reasons[decision].map((value) => ({ value, text: say(`hit.reason.${value}`) }))}
        />
        <TextArea
          name="reasonText"
          label={say('hit.reason-text')}
          optional={reasonCode !== 'other'}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={tried && textMissing ? say('hit.reason-text.required') : undefined}
        />
        <div className="deeds">
          <Button main type="submit" aria-disabled={pending}>
            {say(words[decision].deed)}
          </Button>
          <Button onClick={onClose}>{say('hit.cancel')}</Button>
        </div>
      </form>
    </>
  )
}

/** The title of the dialog around the form. */
export const decisionTitle = (decision: Decision) => words[decision].title
