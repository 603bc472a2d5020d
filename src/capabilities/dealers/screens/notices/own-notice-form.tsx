import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { branchKinds } from '../../../../kernel/codes.ts'
import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { DayInput, Select, TextInput } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useSay } from '../../../../web/language.tsx'
import { municipalitiesQuery } from '../../../../web/policies.ts'
import { useMe } from '../../../../web/session.ts'
import { useSend } from '../../../../web/use-send.ts'
import type { NoticeView } from '../../notices/contract.ts'
import { announcerRoles, type NoticeField, type NoticeKind, noticeKinds } from '../../rules/notice-fields.ts'

type Values = Partial<Record<NoticeField, string>>

/** The same as the public page asks, with what is known of the business filled in. */
export function OwnNoticeForm({ onSent }: { onSent: (notice: NoticeView) => Promise<void> }) {
  const say = useSay()
  const me = useMe()
  const [id] = useState(() => crypto.randomUUID())
  const [kind, setKind] = useState<NoticeKind>('move')
  const [branchNumber, setBranchNumber] = useState(me.branches[0]?.branchNumber ?? '')
  const [typed, setTyped] = useState<Values>({ announcerName: me.name, announcerRole: 'owner' })
  const branch = me.branches.find((one) => one.branchNumber === branchNumber)
  const known: Values =
    kind === 'start'
      ? { name: me.organisation.name, kvkNumber: me.organisation.code }
      : { ...branch, kvkNumber: me.organisation.code }
  const values: Values = { ...known, ...typed, kind }
  const sending = useSend(
    () => postJson<NoticeView>('/v1/dealer-notices', { id, ...only(values, kind) }),
    onSent,
  )
  const labelOf = (name: string) =>
    name === 'happensOn'
      ? say(`notice.field.happensOn.${kind}`)
      : say(`notice.field.${name}` as 'notice.field.name')
  const set = (name: NoticeField) => (event: { target: { value: string } }) =>
    setTyped((before) => ({ ...before, [name]: event.target.value }))
  const control = (name: NoticeField) => ({
    name,
    label: labelOf(name),
    value: values[name] ?? '',
    onChange: set(name),
    error: sending.errors[name],
  })
  const errors = Object.entries(sending.errors).map(([name, message]) => ({
    name,
    label: labelOf(name),
    message,
  }))
  return (
    <form className="own-notice" noValidate onSubmit={(event) => void sending.submit(event)}>
      <ErrorSummary attempt={sending.attempts} errors={errors} />
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <RadioGroup
        name="kind"
        label={say('notice.public.choose')}
        column
        value={kind}
        onChange={({ target }) => setKind(noticeKinds.find((one) => one === target.value) ?? 'move')}
        options={noticeKinds.map((value) => ({ value, text: say(`notice.own.${value}`) }))}
      />
      {kind !== 'start' && (
        <Select
          name="branchNumber"
          label={say('notice.own.branch')}
          value={branchNumber}
          onChange={({ target }) => setBranchNumber(target.value)}
          error={sending.errors['branchNumber'] ?? sending.errors['kvkNumber']}
          options={me.branches.map((one) => ({
            value: one.branchNumber,
            text: `${one.name}, ${one.street} ${one.houseNumber}, ${one.town}`,
          }))}
        />
      )}
      {kind === 'start' && <StartFields control={control} />}
      {kind === 'move' && <PlaceFields control={control} names={newPlace} />}
      <DayInput {...control('happensOn')} help={say(`notice.public.${kind}.when`)} />
      <TextInput {...control('announcerName')} />
      <Select
        {...control('announcerRole')}
        options={announcerRoles.map((value) => ({ value, text: say(`notice.role.${value}`) }))}
      />
      <TextInput {...control('email')} type="email" help={say('notice.field.email.help')} />
      <TextInput {...control('phone')} type="tel" />
      <p className="small">{say('notice.public.data')}</p>
      <Button type="submit" main aria-disabled={sending.isSending}>
        {say('notice.public.send')}
      </Button>
    </form>
  )
}

type Control = (name: NoticeField) => {
  name: NoticeField
  label: string
  value: string
  onChange: (event: { target: { value: string } }) => void
  error: string | undefined
}
const place = ['municipality', 'street', 'houseNumber', 'postcode', 'town'] as const
const newPlace = ['toMunicipality', 'newStreet', 'newHouseNumber', 'newPostcode', 'newTown'] as const

function StartFields({ control }: { control: Control }) {
  const say = useSay()
  const trades = branchKinds.map((value) => ({ value, text: say(`branch-kind.${value}`) }))
  return (
    <>
      <TextInput {...control('name')} />
      <Select {...control('trade')} options={[{ value: '', text: say('notice.choose') }, ...trades]} />
      <TextInput {...control('branchNumber')} mono optional help={say('notice.field.branchNumber.help')} />
      <PlaceFields control={control} names={place} />
    </>
  )
}

function PlaceFields(props: { control: Control; names: typeof place | typeof newPlace }) {
  const say = useSay()
  const { control, names } = props
  const { data: options = [] } = useQuery(municipalitiesQuery)
  const [municipality, street, houseNumber, postcode, town] = names
  return (
    <>
      <Select {...control(municipality)} options={[{ value: '', text: say('notice.choose') }, ...options]} />
      <TextInput {...control(street)} />
      <TextInput {...control(houseNumber)} />
      <TextInput {...control(postcode)} />
      <TextInput {...control(town)} />
    </>
  )
}

/** What a notice of this kind holds; of what was typed for another kind nothing goes along. */
function only(values: Values, kind: NoticeKind): Values {
  const names: NoticeField[] = ['kind', 'kvkNumber', 'branchNumber', 'name', ...place, 'happensOn']
  const more: NoticeField[] = kind === 'move' ? [...newPlace] : kind === 'start' ? ['trade'] : []
  const who: NoticeField[] = ['announcerName', 'announcerRole', 'email', 'phone']
  return Object.fromEntries([...names, ...more, ...who].map((name) => [name, values[name] ?? '']))
}
