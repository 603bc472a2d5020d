import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { categories } from '../../../kernel/codes.ts'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { DialogForm } from '../../../web/components/dialog-form.tsx'
import { FieldNotes } from '../../../web/components/field.tsx'
import { DayInput, Select, TextArea } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Loading } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { MessageKey } from '../../../platform/messages/index.ts'
import type { ExemptionView } from '../exemptions/contract.ts'
import { dealersQuery } from './measure-queries.ts'

export type ExemptionDeed = 'receive' | 'extend' | 'decide'
type Props = { deed: ExemptionDeed; one: ExemptionView | null; onClose: () => void }
type Values = {
  dealerId: string
  on: string
  request: string
  reason: string
  categories: string[]
  isGranted: '' | 'yes' | 'no'
  from: string
  until: string
}

/** Asks what is needed to note a request, to extend its term once, or to decide on it. */
export function ExemptionDialog(props: Props) {
  const say = useSay()
  const account = accountOf(useMe())
  const { deed, one, onClose } = props
  const name = `exemption ${deed} ${one?.id ?? 'new'}`
  const kept = useKeptDraft<Values>(account, name)
  return (
    <SheetDialog title={say(`exemption.do.${deed}`)} onClose={onClose}>
      {one !== null && <p>{say('exemption.about', { name: one.dealerName, number: one.number })}</p>}
      {kept === undefined ? (
        <Loading />
      ) : (
        <ExemptionForm {...props} account={account} name={name} kept={kept} />
      )}
    </SheetDialog>
  )
}

type FormProps = Props & { account: string; name: string; kept: Draft<Values> | null }

function ExemptionForm({ deed, one, onClose, account, name, kept }: FormProps) {
  const say = useSay()
  const client = useQueryClient()
  const [id] = useState(() => crypto.randomUUID())
  const [values, setValues] = useState<Values>(() => kept?.value ?? startOf(deed, one))
  const change = (part: Partial<Values>) => setValues((before) => ({ ...before, ...part }))
  const { close } = useFormDraft({
    account,
    name,
    read: () => values,
    sign: JSON.stringify(values),
    savedAt: kept?.savedAt ?? null,
  })
  const sending = useSend(
    () => {
      const { address, body } = requestOf(deed, one, id, values)
      return postJson(address, body)
    },
    async () => {
      await close()
      announce(say(`exemption.done.${deed}`))
      await client.invalidateQueries({ queryKey: ['exemption-requests'] })
      onClose()
    },
  )
  const labelOf = (field: string) => say(`exemption.field.${field.split('.')[0]!}` as MessageKey)
  const bind = (field: 'on' | 'from' | 'until' | 'reason' | 'request') => ({
    name: field === 'on' && deed === 'receive' ? 'receivedOn' : field,
    label: labelOf(field === 'on' && deed === 'receive' ? 'receivedOn' : field),
    value: values[field],
    error: sending.errors[field === 'on' && deed === 'receive' ? 'receivedOn' : field],
    onChange: ({ target }: { target: { value: string } }) => change({ [field]: target.value }),
  })
  const chosen = (error: string | undefined): ReactNode => (
    <Categories chosen={values.categories} error={error} onChange={(next) => change({ categories: next })} />
  )
  return (
    <DialogForm
      sending={sending}
      labelOf={labelOf}
      send={say(`exemption.do.${deed}`)}
      back={say('case-file.back')}
      onClose={onClose}
    >
      {deed === 'receive' && (
        <Dealers
          value={values.dealerId}
          error={sending.errors['dealerId']}
          onChange={(dealerId) => change({ dealerId })}
        />
      )}
      <DayInput {...bind('on')} />
      {deed === 'receive' && (
        <>
          {chosen(sending.errors['categories'])}
          <TextArea {...bind('request')} rows={4} maxLength={4_000} />
        </>
      )}
      {deed === 'extend' && <DayInput {...bind('until')} help={say('exemption.help.extend')} />}
      {deed === 'decide' && (
        <>
          <RadioGroup
            name="isGranted"
            label={labelOf('isGranted')}
            value={values.isGranted}
            error={sending.errors['isGranted']}
            onChange={({ target }) => change({ isGranted: target.value as Values['isGranted'] })}
            options={(['yes', 'no'] as const).map((value) => ({
              value,
              text: say(`exemption.granted.${value}`),
            }))}
          />
          {values.isGranted === 'yes' && (
            <>
              {chosen(sending.errors['categories'])}
              <DayInput {...bind('from')} />
              <DayInput {...bind('until')} optional />
            </>
          )}
        </>
      )}
      {deed !== 'receive' && <TextArea {...bind('reason')} rows={4} maxLength={4_000} />}
    </DialogForm>
  )
}

function startOf(deed: ExemptionDeed, one: ExemptionView | null): Values {
  const on = dayInAmsterdam(new Date())
  const until = deed === 'extend' && one !== null ? addDays(one.decideUntil, 28) : ''
  const from = deed === 'decide' ? on : ''
  const rest = { dealerId: '', request: '', reason: '', isGranted: '' as const }
  return { ...rest, on, from, until, categories: one?.categories ?? [] }
}

function requestOf(deed: ExemptionDeed, one: ExemptionView | null, id: string, values: Values) {
  const { dealerId, on, request, reason, isGranted, from, until } = values
  const path = '/v1/exemption-requests'
  if (deed === 'receive' || one === null)
    return { address: path, body: { id, dealerId, receivedOn: on, categories: values.categories, request } }
  if (deed === 'extend') return { address: `${path}/${one.id}/extensions`, body: { on, until, reason } }
  const isYes = isGranted === 'yes'
  const body = {
    on,
    reason,
    ...(isGranted !== '' && { isGranted: isYes }),
    categories: isYes ? values.categories : [],
    from: isYes && from !== '' ? from : null,
    until: isYes && until !== '' ? until : null,
  }
  return { address: `${path}/${one.id}/decisions`, body }
}

type DealersProps = { value: string; error: string | undefined; onChange: (dealerId: string) => void }

function Dealers({ value, error, onChange }: DealersProps) {
  const say = useSay()
  const { data = [] } = useQuery(dealersQuery)
  return (
    <Select
      name="dealerId"
      label={say('exemption.field.dealerId')}
      value={value}
      error={error}
      onChange={({ target }) => onChange(target.value)}
      options={[
        { value: '', text: say('case-file.choose') },
        ...data.map((dealer) => ({ value: dealer.id, text: `${dealer.name}, ${dealer.town}` })),
      ]}
    />
  )
}

type CategoriesProps = { chosen: string[]; error: string | undefined; onChange: (next: string[]) => void }

function Categories({ chosen, error, onChange }: CategoriesProps) {
  const say = useSay()
  return (
    <fieldset className="utrecht-form-field">
      <legend className="utrecht-form-label">{say('exemption.field.categories')}</legend>
      <FieldNotes name="categories" error={error} />
      {categories.map((one, index) => (
        <Tick
          key={one}
          name={index === 0 ? 'categories' : `categories-${one}`}
          checked={chosen.includes(one)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, one] : chosen.filter((other) => other !== one))
          }
        >
          {say(`category.${one}`)}
        </Tick>
      ))}
    </fieldset>
  )
}
