import { useMutation } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { Icon } from '../../../../web/components/icon.tsx'
import { Select, TextInput } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { type OwnerContact, ownerPurposes } from '../../contract.ts'

/** How to reach the owner, once a purpose is recorded. What was seen lives on this screen only, in no cache. */
export function OwnerView({ listId }: { listId: string }) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  const [purposeCode, setPurposeCode] = useState<string>('handle-goods-list')
  const [purposeText, setPurposeText] = useState('')
  const [tried, setTried] = useState(false)
  const view = useMutation({
    gcTime: 0,
    mutationFn: () =>
      postJson<OwnerContact>(`/v1/goods-lists/${listId}/owner-views`, { purposeCode, purposeText }),
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (purposeText.trim() !== '' && !view.isPending) view.mutate()
  }
  if (view.data) {
    const known = [view.data.name, view.data.phone, view.data.email].filter(Boolean)
    return (
      <div role="status">
        {known.length === 0
          ? say('goods-list.owner.none')
          : known.map((text) => <div key={text}>{text}</div>)}
        <div className="small muted">{say('goods-list.owner.recorded')}</div>
      </div>
    )
  }
  if (!isOpen) {
    return (
      <Button small onClick={() => setIsOpen(true)}>
        <Icon name="lock" />
        {say('goods-list.owner.open')}
      </Button>
    )
  }
  return (
    <form className="inline-form" onSubmit={submit} noValidate>
      {view.error && <ProblemNotice error={view.error} />}
      <Select
        name="purposeCode"
        label={say('seller.purpose')}
        value={purposeCode}
        onChange={(event) => setPurposeCode(event.target.value)}
        options={ownerPurposes.map((value) => ({ value, text: say(`goods-list.purpose.${value}`) }))}
      />
      <TextInput
        name="purposeText"
        label={say('seller.purpose-text')}
        maxLength={500}
        value={purposeText}
        onChange={(event) => setPurposeText(event.target.value)}
        error={tried && purposeText.trim() === '' ? say('field.required') : undefined}
      />
      <Button small type="submit">
        {say('goods-list.owner.show')}
      </Button>
    </form>
  )
}
