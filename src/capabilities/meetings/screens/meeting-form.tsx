import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/dates.ts'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { MunicipalityTicks } from '../../../web/components/municipality-ticks.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { MeetingList, MeetingView } from '../contract.ts'

/** As people type it: the seats are text. */
export type MeetingValues = {
  title: string
  heldOn: Day
  begins: string
  ends: string
  place: string
  address: string
  municipalities: string[]
  agenda: string
  contact: string
  seats: string
}
type Municipalities = MeetingList['municipalities']

/** What the form begins with: the meeting as it is, or an evening for the only municipality there is. */
export function valuesOf(meeting: MeetingView | null, municipalities: Municipalities): MeetingValues {
  if (meeting !== null) {
    const { title, heldOn, begins, ends, place, address, agenda, contact } = meeting
    const seats = meeting.seats === null ? '' : String(meeting.seats)
    return {
      title,
      heldOn,
      begins,
      ends,
      place,
      address,
      agenda,
      contact,
      seats,
      municipalities: meeting.municipalities,
    }
  }
  return {
    title: '',
    heldOn: '',
    begins: '19:30',
    ends: '21:30',
    place: '',
    address: '',
    agenda: '',
    contact: '',
    seats: '',
    municipalities: municipalities.length === 1 ? [municipalities[0]!.slug] : [],
  }
}

const fields = [
  'title',
  'heldOn',
  'begins',
  'ends',
  'place',
  'address',
  'municipalities',
  'agenda',
  'contact',
  'seats',
] as const
type FieldName = (typeof fields)[number]

/** A field of the form, also where the contract names a part of it (municipalities.0). */
const fieldOf = (path: string) => path.split('.')[0]!

type MeetingFormProps = {
  name: string
  municipalities: Municipalities
  start: MeetingValues
  savedAt: Date | null
  was: MeetingView | null
  onKept: (meeting: MeetingView) => Promise<void>
}

/** The form of a meeting: what dealers read in the invitation. */
export function MeetingForm({ name, municipalities, start, savedAt, was, onKept }: MeetingFormProps) {
  const say = useSay()
  const client = useQueryClient()
  const [values, setValues] = useState(start)
  const draft = useFormDraft({
    account: accountOf(useMe()),
    name,
    read: () => values,
    sign: JSON.stringify(values),
    savedAt,
  })
  const {
    submit,
    isSending,
    errors: found,
    attempts,
    failure,
  } = useSend(
    () => {
      const seats = values.seats.trim() === '' ? null : Number(values.seats)
      const body = { ...values, seats, ...(was && { version: was.version }) }
      return callApi<MeetingView>(was ? 'PUT' : 'POST', was ? `/v1/meetings/${was.id}` : '/v1/meetings', {
        body,
      })
    },
    async (meeting) => {
      await draft.close()
      client.setQueryData(['meeting', meeting.id], meeting)
      await client.invalidateQueries({ queryKey: ['meetings'] })
      await onKept(meeting)
    },
  )
  const errors = Object.fromEntries(Object.entries(found).map(([path, message]) => [fieldOf(path), message]))
  const bind = (field: Exclude<FieldName, 'municipalities'>) => ({
    name: field,
    label: say(`meetings.field.${field}`),
    value: values[field],
    error: errors[field],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [field]: target.value }),
  })
  return (
    <form className="form-narrow" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((field) =>
          errors[field]
            ? [{ name: field, label: say(`meetings.field.${field}`), message: errors[field] }]
            : [],
        )}
      />
      <TextInput {...bind('title')} help={say('meetings.field.title.help')} />
      <div className="meeting-when">
        <DayInput {...bind('heldOn')} />
        <TextInput {...bind('begins')} type="time" />
        <TextInput {...bind('ends')} type="time" />
      </div>
      <TextInput {...bind('place')} help={say('meetings.field.place.help')} />
      <TextInput {...bind('address')} />
      {municipalities.length > 1 && (
        <MunicipalityTicks
          legend={say('meetings.field.municipalities')}
          municipalities={municipalities}
          chosen={values.municipalities}
          error={errors['municipalities']}
          onChange={(chosen) => setValues({ ...values, municipalities: chosen })}
        />
      )}
      <TextArea {...bind('agenda')} rows={5} optional help={say('meetings.field.agenda.help')} />
      <TextInput {...bind('contact')} help={say('meetings.field.contact.help')} />
      <TextInput {...bind('seats')} inputMode="numeric" optional className="meeting-seats" />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'meetings.keeping' : was ? 'meetings.change.submit' : 'meetings.plan.submit')}
        </Button>
      </div>
    </form>
  )
}
