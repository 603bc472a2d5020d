import { type FormEvent, useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { useSay } from '../../../web/language.tsx'
import type { PersonErased, PersonView } from '../contract.ts'
import { PersonDetails } from './person-details.tsx'

const purposes = ['customer-question', 'return', 'inspection', 'other'] as const

/** The person behind an entry: closed until someone says why; every opening is recorded. Gone again at leaving. */
export function PersonDoor({
  path,
  openText,
  erased,
}: {
  path: string
  openText: string
  erased: PersonErased
}) {
  const say = useSay()
  const [isAsking, setIsAsking] = useState(false)
  const [person, setPerson] = useState<PersonView | null>(null)
  // Gone before the page was opened, or while it stood open.
  const gone = erased ?? person?.erased
  if (gone) return <p>{say(`registers.entry.erased.${gone.ground}`, { day: gone.on })}</p>
  if (person !== null) {
    return (
      <>
        <PersonDetails person={person} />
        <p className="small muted" role="status">
          {say('registers.entry.person-recorded')}
        </p>
        <button type="button" className="text-link" onClick={() => setPerson(null)}>
          {say('registers.entry.person-close')}
        </button>
      </>
    )
  }
  return (
    <>
      <p>{say('registers.entry.seller-closed')}</p>
      {isAsking ? (
        <PurposeForm
          path={path}
          onCancel={() => setIsAsking(false)}
          onOpen={(opened) => {
            setPerson(opened)
            setIsAsking(false)
          }}
        />
      ) : (
        <button type="button" className="text-link" onClick={() => setIsAsking(true)}>
          <Icon name="lock" />
          {openText}
        </button>
      )}
    </>
  )
}

function PurposeForm(props: { path: string; onOpen: (person: PersonView) => void; onCancel: () => void }) {
  const { path, onOpen, onCancel } = props
  const say = useSay()
  const [purposeCode, setPurposeCode] = useState('')
  const [purposeText, setPurposeText] = useState('')
  const [attempted, setAttempted] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const lacksText = purposeCode === 'other' && purposeText.trim() === ''

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempted(true)
    setFailure(null)
    if (purposeCode === '' || lacksText) return
    try {
      onOpen(await postJson<PersonView>(path, { purposeCode, purposeText }))
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <form className="purpose" noValidate onSubmit={(event) => void submit(event)}>
      <RadioGroup
        name="purposeCode"
        label={say('registers.entry.person-purpose')}
        column
        value={purposeCode}
        onChange={(event) => setPurposeCode(event.target.value)}
        error={attempted && purposeCode === '' ? say('field.choice') : undefined}
        options={purposes.map((value) => ({ value, text: say(`purpose.${value}`) }))}
      />
      <TextInput
        name="purposeText"
        label={say('registers.field.purposeText')}
        optional={purposeCode !== 'other'}
        value={purposeText}
        maxLength={500}
        onChange={(event) => setPurposeText(event.target.value)}
        error={attempted && lacksText ? say('field.required') : undefined}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <p className="deeds">
        <Button main type="submit">
          {say('registers.entry.person-do')}
        </Button>
        <button type="button" className="text-link" onClick={onCancel}>
          {say('registers.entry.person-cancel')}
        </button>
      </p>
    </form>
  )
}
