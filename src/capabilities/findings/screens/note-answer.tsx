import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { DialogForm } from '../../../web/components/dialog-form.tsx'
import { DayInput, TextArea } from '../../../web/components/inputs.tsx'
import { Loading } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { FindingView } from '../contract.ts'

type Props = { finding: FindingView; onClose: () => void; onDone: (what: string) => Promise<void> }
type Values = { id: string; text: string; on: string }

/** What a dealer said by letter or phone, written down by the organisation that found it. */
export function NoteAnswer(props: Props) {
  const say = useSay()
  const account = accountOf(useMe())
  const name = `finding-answer ${props.finding.id}`
  const kept = useKeptDraft<Values>(account, name)
  return (
    <SheetDialog title={say('finding.note-answer.title')} onClose={props.onClose}>
      <p>{say('finding.note-answer.means')}</p>
      {kept === undefined ? <Loading /> : <Form {...props} account={account} draft={name} kept={kept} />}
    </SheetDialog>
  )
}

type FormProps = Props & { account: string; draft: string; kept: Draft<Values> | null }

function Form({ finding, onClose, onDone, account, draft, kept }: FormProps) {
  const say = useSay()
  const [values, setValues] = useState<Values>(
    () => kept?.value ?? { id: crypto.randomUUID(), text: '', on: dayInAmsterdam(new Date()) },
  )
  const sign = JSON.stringify(values)
  const { close } = useFormDraft({
    account,
    name: draft,
    read: () => values,
    sign,
    savedAt: kept?.savedAt ?? null,
  })
  const sending = useSend(
    () => postJson(`/v1/findings/${finding.id}/answers`, values),
    async () => {
      await close()
      await onDone(say('finding.answer-noted'))
    },
  )
  const labels: Record<string, string> = {
    text: say('finding.own.field'),
    on: say('finding.note-answer.on'),
  }
  return (
    <DialogForm
      sending={sending}
      labelOf={(name) => labels[name] ?? name}
      send={say(sending.isSending ? 'finding.sending' : 'finding.note-answer.send')}
      back={say('finding.cancel')}
      onClose={onClose}
    >
      <DayInput
        name="on"
        label={say('finding.note-answer.on')}
        value={values.on}
        error={sending.errors['on']}
        onChange={({ target }) => setValues({ ...values, on: target.value })}
      />
      <TextArea
        name="text"
        label={say('finding.own.field')}
        rows={5}
        value={values.text}
        error={sending.errors['text']}
        onChange={({ target }) => setValues({ ...values, text: target.value })}
      />
    </DialogForm>
  )
}
