import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useFieldArray, useForm, useWatch } from 'react-hook-form'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { ApiProblem, newIdempotencyKey, postJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { DraftBack, DraftSaved } from '../../../web/components/draft-back.tsx'
import { FormFrame } from '../../../web/components/form-frame.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { DayInput, TextInput } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useNow } from '../../../web/use-now.ts'
import { useFormErrors } from '../../../web/use-form-errors.ts'
import type { TheftReportView } from '../contract.ts'
import { type BindReport, useReportFieldLabel } from './report-form-context.ts'
import {
  checkReportForm,
  emptyReport,
  emptyStolenItem,
  reportFormErrors,
  type ReportValues,
  toReportRequest,
} from './report-form-values.ts'
import { reportQuery } from './report-queries.ts'
import { StolenItemFields } from './stolen-item-fields.tsx'
import './thefts.css'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The report was recorded a moment ago. */
    reportRecorded?: boolean
  }
}

/** What is kept of the form: also the key it is sent under, so that sending again never records twice. */
type ReportDraft = { values: ReportValues; key: string }
const DRAFT = 'theft-report'

/** A new theft report with several items; numbers are recognised while typing. */
export function NewReportScreen() {
  const say = useSay()
  const account = accountOf(useMe())
  const kept = useKeptDraft<ReportDraft>(account, DRAFT)
  const [isCleared, setIsCleared] = useState(false)
  const draft = isCleared ? null : kept
  return (
    <Page
      title={say('theft.new.title')}
      lead={say('theft.new.lead')}
      crumb={{ to: '/aangiften', text: say('theft.crumb') }}
    >
      {draft === undefined ? (
        <Loading />
      ) : (
        <ReportForm key={String(isCleared)} draft={draft} onClear={() => setIsCleared(true)} />
      )}
    </Page>
  )
}

function ReportForm({ draft, onClear }: { draft: Draft<ReportDraft> | null; onClear: () => void }) {
  const say = useSay()
  const form = useForm<ReportValues>({ defaultValues: draft?.value.values ?? emptyReport() })
  const values = useWatch({ control: form.control }) as ReportValues
  const items = useFieldArray({ control: form.control, name: 'items' })
  const today = dayInAmsterdam(useNow())
  const errors = useFormErrors(form, values, checkReportForm(values, today))
  const labelOf = useReportFieldLabel()
  const key = useRef(draft?.value.key ?? newIdempotencyKey())
  const keeping = useFormDraft<ReportDraft>({
    account: accountOf(useMe()),
    name: DRAFT,
    read: () => ({ values, key: key.current }),
    sign: JSON.stringify(values),
    savedAt: draft?.savedAt ?? null,
  })
  const { send, isSending, failure } = useSendReport(values, key, {
    fromServer: errors.fromServer,
    onSent: keeping.close,
  })
  const bind: BindReport = (name) => ({ ...form.register(name), error: errors.of(name) })

  const submit = async () => {
    errors.attempt()
    if (checkReportForm(values, today).length === 0) await send()
  }
  return (
    <FormFrame className="report-form" errors={errors} labelOf={labelOf} onSubmit={submit}>
      {draft && <DraftBack from={draft.savedAt} onClear={() => void keeping.close().then(onClear)} />}
      <ReportFields bind={bind} />
      <section className="section">
        <h2>{say('theft.items')}</h2>
        {items.fields.map((item, index) => (
          <StolenItemFields
            key={item.id}
            index={index}
            bind={bind}
            control={form.control}
            onRemove={items.fields.length > 1 ? () => items.remove(index) : null}
          />
        ))}
        <button type="button" className="text-link" onClick={() => items.append(emptyStolenItem())}>
          <Icon name="plus" />
          {say('theft.new.add-item')}
        </button>
      </section>
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds report-deed">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'theft.new.submitting' : 'theft.new.submit')}
          <kbd className="hide-narrow">Ctrl Enter</kbd>
        </Button>
        <Link className={`${buttonClass()} hide-narrow`} to="/aangiften" onClick={() => void keeping.close()}>
          {say('theft.new.back')}
        </Link>
      </div>
      {keeping.savedAt && (
        <p className="small muted">
          <DraftSaved at={keeping.savedAt} />
        </p>
      )}
    </FormFrame>
  )
}

function ReportFields({ bind }: { bind: BindReport }) {
  const say = useSay()
  return (
    <section>
      <h2 className="form-head">{say('theft.new.about')}</h2>
      <div className="grid is-top">
        <TextInput
          {...bind('reference')}
          label={say('theft.field.reference')}
          help={say('theft.new.reference.help')}
          mono
          className="span-4"
        />
        <TextInput
          {...bind('registrationNumber')}
          label={say('theft.field.registrationNumber')}
          help={say('theft.new.registration.help')}
          optional
          mono
          className="span-5"
        />
        <TextInput
          {...bind('source')}
          label={say('theft.field.source')}
          help={say('theft.new.source.help')}
          className="span-3"
        />
        <DayInput {...bind('committedOn')} label={say('theft.field.committedOn')} className="span-4" />
        <TextInput {...bind('place')} label={say('theft.field.place')} className="span-8" />
      </div>
    </section>
  )
}

/** Sends the form once, however often someone presses: one form, one key. */
function useSendReport(
  values: ReportValues,
  keyRef: { current: string },
  on: { fromServer: (errors: { field: string; message: string }[]) => void; onSent: () => Promise<void> },
) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const send = async () => {
    if (isSending) return
    setIsSending(true)
    setFailure(null)
    try {
      const report = await postJson<TheftReportView>(
        '/v1/theft-reports',
        toReportRequest(values),
        keyRef.current,
      )
      await on.onSent()
      client.setQueryData(reportQuery(report.id).queryKey, report)
      await client.invalidateQueries({ queryKey: ['theft-reports', 'list'] })
      await navigate({ to: '/aangiften/$id', params: { id: report.id }, state: { reportRecorded: true } })
    } catch (error) {
      const isRefusal = error instanceof ApiProblem
      // A refused request was not recorded: what is sent next is another request.
      if (isRefusal) keyRef.current = newIdempotencyKey()
      if (isRefusal && error.problem.errors) on.fromServer(reportFormErrors(error.problem.errors, values))
      else setFailure(error)
    } finally {
      setIsSending(false)
    }
  }
  return { send, isSending, failure }
}
