import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAmsterdam, isDay } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { DialogForm } from '../../../web/components/dialog-form.tsx'
import { DayInput, Select, TextArea } from '../../../web/components/inputs.tsx'
import { Loading } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Status } from '../../../web/components/status.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import { receivedListQuery } from '../../disclosures/screens/report-queries.ts'
import { enforceable } from '../../policy/rules/enforceable.ts'
import { bylawsQuery } from '../../policy/screens/bylaw-queries.ts'
import { type FindingKind, findingKinds, kindsFor } from '../rules/finding-kinds.ts'
import { ruleOf } from './finding-body.tsx'
import type { FoundDealer } from './supervision-section.tsx'

type Props = { dealer: FoundDealer; onClose: () => void; onDone: (what: string) => Promise<void> }
type Values = { id: string; kind: FindingKind | ''; on: string; text: string; reportId: string }

/** Notes a finding at the desk; which rule it stands on is shown before it is kept. */
export function NoteFinding(props: Props) {
  const say = useSay()
  const account = accountOf(useMe())
  const name = `finding ${props.dealer.id}`
  const kept = useKeptDraft<Values>(account, name)
  return (
    <SheetDialog title={say('finding.note.title', { name: props.dealer.name })} onClose={props.onClose}>
      <p>{say('finding.note.means')}</p>
      {kept === undefined ? <Loading /> : <Form {...props} account={account} draft={name} kept={kept} />}
    </SheetDialog>
  )
}

type FormProps = Props & { account: string; draft: string; kept: Draft<Values> | null }

function Form({ dealer, onClose, onDone, account, draft, kept }: FormProps) {
  const say = useSay()
  const { role } = useMe()
  const now = useNow()
  const today = dayInAmsterdam(now)
  const [values, setValues] = useState<Values>(
    () => kept?.value ?? { id: crypto.randomUUID(), kind: '', on: today, text: '', reportId: '' },
  )
  const { id, kind, on, text, reportId } = values
  const { close } = useFormDraft({
    account,
    name: draft,
    read: () => values,
    sign: JSON.stringify(values),
    savedAt: kept?.savedAt ?? null,
  })
  // A day at the desk has no hour: noon in the Netherlands is that day everywhere.
  const observedAt = on === today ? now.toISOString() : `${on}T12:00:00Z`
  const sending = useSend(
    () =>
      postJson('/v1/findings', {
        id,
        dealerId: dealer.id,
        kind,
        text,
        observedAt,
        reportId: reportId || null,
      }),
    async () => {
      await close()
      await onDone(say('finding.noted'))
    },
  )
  const labels: Record<string, string> = {
    kind: say('finding.field.kind'),
    observedAt: say('finding.field.on'),
    text: say('finding.field.text'),
    reportId: say('finding.field.report'),
  }
  const change = (name: keyof Values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [name]: event.target.value })
  return (
    <DialogForm
      sending={sending}
      labelOf={(name) => labels[name] ?? name}
      send={say(sending.isSending ? 'finding.sending' : 'finding.note.send')}
      back={say('finding.cancel')}
      onClose={onClose}
    >
      <Select
        name="kind"
        label={say('finding.field.kind')}
        value={kind}
        error={sending.errors['kind']}
        onChange={change('kind')}
        options={[
          { value: '', text: say('finding.field.kind.choose') },
          ...kindsFor(role).map((value) => ({ value, text: say(`finding.kind.${value}`) })),
        ]}
      />
      {kind === 'police-report' && (
        <ReportChoice value={reportId} error={sending.errors['reportId']} onChange={change('reportId')} />
      )}
      <DayInput
        name="observedAt"
        label={say('finding.field.on')}
        value={on}
        error={sending.errors['observedAt']}
        onChange={change('on')}
      />
      {kind !== '' && isDay(on) && <BasisLine dealer={dealer} kind={kind} on={on} />}
      <TextArea
        name="text"
        label={say('finding.field.text')}
        help={say('finding.field.text.help')}
        rows={5}
        value={text}
        error={sending.errors['text']}
        onChange={change('text')}
      />
    </DialogForm>
  )
}

/** The article that held on the day, or that there was none and what follows. */
function BasisLine({ dealer, kind, on }: { dealer: FoundDealer; kind: FindingKind; on: string }) {
  const say = useSay()
  const { data } = useQuery(bylawsQuery)
  if (data === undefined) return <Loading />
  const articles = data.find(({ municipality }) => municipality === dealer.municipality)?.articles ?? []
  const found = enforceable(articles, findingKinds[kind].part, on)
  return (
    <p className="finding-basis" role="status">
      {found.ok ? (
        <Status icon="check" tone="calm">
          {say('finding.basis', { rule: ruleOf(found.basis) })}
        </Status>
      ) : (
        <Status icon="alert" tone="look">
          {say('finding.basis.none', { municipality: dealer.municipalityName })}
        </Status>
      )}
    </p>
  )
}

function ReportChoice(props: {
  value: string
  error: string | undefined
  onChange: (event: { target: { value: string } }) => void
}) {
  const say = useSay()
  const { data } = useInfiniteQuery(receivedListQuery)
  const opened = (data?.pages ?? []).flatMap(({ items }) => items).filter((one) => one.opened !== null)
  return (
    <Select
      name="reportId"
      label={say('finding.field.report')}
      help={opened.length === 0 ? say('finding.field.report.none') : undefined}
      {...props}
      options={[
        { value: '', text: say('finding.field.report.choose') },
        ...opened.map(({ id, number, dealerName }) => ({ value: id, text: `${number}, ${dealerName}` })),
      ]}
    />
  )
}
