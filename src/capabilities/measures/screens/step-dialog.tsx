import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { DialogForm } from '../../../web/components/dialog-form.tsx'
import { DayInput } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Loading } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { MessageKey } from '../../../platform/messages/index.ts'
import type { FileView } from '../contract.ts'
import type { StepKind } from '../rules/file-states.ts'
import { GroundTicks } from './ground-ticks.tsx'
import { fieldsOf, inputOf, startOf, type StepValues, usableDocument } from './step-form.ts'
import { StepFieldInput } from './step-field-input.tsx'
import { asksGrounds } from './step-fields.ts'
import { useNow } from '../../../web/use-now.ts'

type Kind = Exclude<StepKind, 'open'>
type Props = { file: FileView; kind: Kind; onClose: () => void }

/** Notes one step in a file: asks what the step needs, and says what it will mean. */
export function StepDialog(props: Props) {
  const say = useSay()
  const account = accountOf(useMe())
  const { file, kind, onClose } = props
  const name = `case-step ${file.id} ${kind}`
  const kept = useKeptDraft<StepValues>(account, name)
  return (
    <SheetDialog title={say(`case-file.do.${kind}`)} onClose={onClose}>
      {kept === undefined ? <Loading /> : <StepForm {...props} account={account} name={name} kept={kept} />}
    </SheetDialog>
  )
}

type FormProps = Props & { account: string; name: string; kept: Draft<StepValues> | null }

function StepForm({ file, kind, onClose, account, name, kept }: FormProps) {
  const say = useSay()
  const client = useQueryClient()
  const [id] = useState(() => crypto.randomUUID())
  const [values, setValues] = useState<StepValues>(
    () => kept?.value ?? startOf(file, kind, dayInAmsterdam(new Date())),
  )
  const change = (part: Partial<StepValues>) => setValues((before) => ({ ...before, ...part }))
  const { close } = useFormDraft({
    account,
    name,
    read: () => values,
    sign: JSON.stringify(values),
    savedAt: kept?.savedAt ?? null,
  })
  const document = usableDocument(file, kind)
  const fields = fieldsOf(kind, document)
  const sending = useSend(
    () => postJson(`/v1/case-files/${file.id}/steps`, inputOf({ id, kind, values, document })),
    async () => {
      await close()
      announce(say('case-file.step.noted', { step: say(`case-file.step.${kind}`) }))
      await client.invalidateQueries({ queryKey: ['case-files'] })
      onClose()
    },
  )
  const today = dayInAmsterdam(useNow())
  const labelOf = (field: string) => say(`case-file.value.${field.split('.')[0]!}` as MessageKey)
  return (
    <DialogForm
      sending={sending}
      labelOf={labelOf}
      send={say('case-file.step.note')}
      back={say('case-file.back')}
      onClose={onClose}
    >
      {document !== null && (
        <p>{say('case-file.step.stands-on', { number: document.settled?.number ?? '' })}</p>
      )}
      <DayInput
        name="on"
        label={say('case-file.value.on')}
        value={values.on}
        max={today}
        error={sending.errors['on']}
        onChange={({ target }) => change({ on: target.value })}
      />
      {fields.map((field) => (
        <StepFieldInput
          key={field.name}
          field={field}
          file={file}
          kind={kind}
          value={values.said[field.name] ?? ''}
          error={sending.errors[field.name]}
          onChange={(value) => change({ said: { ...values.said, [field.name]: value } })}
        />
      ))}
      {asksGrounds(kind) && (
        <GroundTicks
          findings={file.findings}
          chosen={values.grounds}
          error={Object.entries(sending.errors).find(([field]) => field.startsWith('grounds'))?.[1]}
          onChange={(grounds) => change({ grounds })}
        />
      )}
    </DialogForm>
  )
}
