import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { policeRoles, type Role } from '../../../kernel/codes.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextArea } from '../../../web/components/inputs.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import { endReasons, type NotableKind, reachedWays } from '../contract.ts'
import type { DealerPage, EventInput } from '../one-dealer/contract.ts'

type NoteEventProps = {
  dealer: DealerPage
  kind: NotableKind
  onClose: () => void
  onNoted: (dealer: DealerPage, what: string) => Promise<void>
}
type Values = { on: string; way: string; reason: string; text: string }
const explained = ['ended', 'reopened', 'paper-register-kept'] as const
const fields = ['kind', 'on', 'way', 'reason', 'text'] as const

/** Asks what is needed to note one thing about a dealer; what was typed waits sealed on this device. */
export function NoteEvent(props: NoteEventProps) {
  const say = useSay()
  const account = accountOf(useMe())
  const { dealer, kind, onClose } = props
  const name = `dealer-event ${dealer.id} ${kind}`
  const kept = useKeptDraft<Values>(account, name)
  const explanation = explained.find((one) => one === kind)
  return (
    <SheetDialog title={say(`dealer.form.${kind}`, { name: dealer.name })} onClose={onClose}>
      {explanation && <p>{say(`dealer.explain.${explanation}`)}</p>}
      {kept === undefined ? <Loading /> : <NoteForm {...props} account={account} draft={name} kept={kept} />}
    </SheetDialog>
  )
}

type NoteFormProps = NoteEventProps & { account: string; draft: string; kept: Draft<Values> | null }

function NoteForm({ dealer, kind, onClose, onNoted, account, draft, kept }: NoteFormProps) {
  const say = useSay()
  const { role } = useMe()
  const [values, setValues] = useState<Values>(
    () => kept?.value ?? { on: dayInAmsterdam(new Date()), way: '', reason: '', text: '' },
  )
  const { close } = useFormDraft({
    account,
    name: draft,
    read: () => values,
    sign: JSON.stringify(values),
    savedAt: kept?.savedAt ?? null,
  })
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => {
      const { way, reason, ...rest } = values
      const input: EventInput = {
        kind,
        version: dealer.version,
        ...rest,
        ...(kind === 'reached' && { way }),
        ...(kind === 'ended' && { reason }),
      }
      return postJson<DealerPage>(`/v1/listed-dealers/${dealer.id}/events`, input)
    },
    async (noted) => {
      await close()
      await onNoted(noted, say(`dealer-event.${kind}`))
    },
  )
  const onLabel = say(
    kind === 'paper-register-kept' ? 'dealer.field.on.paper-register-kept' : 'dealer.field.on',
  )
  const labels: Record<(typeof fields)[number], string> = {
    kind: say(`dealer.deed.${kind}`),
    on: onLabel,
    way: say('dealer.field.way'),
    reason: say('dealer.field.reason'),
    text: say('dealer.field.text'),
  }
  const bind = <N extends 'on' | 'way' | 'reason' | 'text'>(name: N) => ({
    name,
    label: labels[name],
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((name) =>
          errors[name] ? [{ name, label: labels[name], message: errors[name] }] : [],
        )}
      />
      {kind === 'reached' && (
        <RadioGroup
          {...bind('way')}
          column
          options={reachedWays.map((way) => ({ value: way, text: say(`dealer-way.${way}`) }))}
        />
      )}
      {kind === 'ended' && (
        <RadioGroup
          {...bind('reason')}
          column
          options={endReasons.map((reason) => ({
            value: reason,
            text: say(`dealer-end-reason.${reason}`),
          }))}
        />
      )}
      <DayInput {...bind('on')} />
      <TextArea {...bind('text')} optional={kind !== 'note'} help={<TextHelp role={role} />} />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'dealer.sending' : `dealer.send.${kind}`)}
        </Button>
        <Button onClick={onClose}>{say('dealer.cancel')}</Button>
      </div>
    </form>
  )
}

function TextHelp({ role }: { role: Role }) {
  const say = useSay()
  const isPolice = role === 'police-inspector' || policeRoles.some((one) => one === role)
  return (
    <>
      {say('dealer.field.text.help')} {isPolice && say('dealer.field.text.police')}
    </>
  )
}
