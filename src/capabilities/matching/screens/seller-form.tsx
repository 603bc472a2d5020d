import { type SubmitEvent, useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { fieldId } from '../../../web/components/field.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { useSay } from '../../../web/language.tsx'
import { policePurposes, type SellerViewRequest } from '../contract.ts'

/** Asks for the purpose before the seller is shown; it is recorded in the same step. */
export function SellerForm(props: {
  pending: boolean
  error: unknown
  onOpen: (request: SellerViewRequest) => void
  onClose: () => void
}) {
  const { pending, error, onOpen, onClose } = props
  const say = useSay()
  const [purpose, setPurpose] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const purposeCode = policePurposes.find((one) => one === purpose)
  const textMissing = text.trim() === ''

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (purposeCode === undefined) document.getElementById(fieldId('purposeCode'))?.focus()
    else if (textMissing) document.getElementById(fieldId('purposeText'))?.focus()
    else onOpen({ purposeCode, purposeText: text })
  }
  return (
    <>
      <p>{say('seller.dialog.text')}</p>
      <form onSubmit={submit} noValidate>
        {error !== null && <ProblemNotice error={error} />}
        <RadioGroup
          name="purposeCode"
          label={say('seller.purpose')}
          column
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
          error={tried && purposeCode === undefined ? say('field.choice') : undefined}
          options={policePurposes.map((value) => ({ value, text: say(`seller.purpose.${value}`) }))}
        />
        <TextInput
          name="purposeText"
          label={say('seller.purpose-text')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={tried && textMissing ? say('field.required') : undefined}
        />
        <div className="deeds">
          <Button main type="submit" aria-disabled={pending}>
            {say('seller.show')}
          </Button>
          <Button onClick={onClose}>{say('seller.cancel')}</Button>
        </div>
      </form>
    </>
  )
}
