import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useFieldArray, useForm, useWatch } from 'react-hook-form'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { ApiProblem, newIdempotencyKey, postJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { DayInput, TextInput } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import { useSubmitKey } from '../../../web/use-submit-key.ts'
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

/** A new theft report with several items; numbers are recognised while typing. */
export function NewReportScreen() {
  const say = useSay()
  const form = useForm<ReportValues>({ defaultValues: emptyReport() })
  const values = useWatch({ control: form.control }) as ReportValues
  const items = useFieldArray({ control: form.control, name: 'items' })
  const today = dayInAmsterdam(useNow())
  const errors = useFormErrors(form, values, checkReportForm(values, today))
  const labelOf = useReportFieldLabel()
  const { send, isSending, failure } = useSendReport(values, errors.fromServer)
  const bind: BindReport = (name) => ({ ...form.register(name), error: errors.of(name) })

  const submit = async () => {
    errors.attempt()
    if (checkReportForm(values, today).length === 0) await send()
  }
  useSubmitKey(submit)
  return (
    <Page
      title={say('theft.new.title')}
      lead={say('theft.new.lead')}
      crumb={{ to: '/aangiften', text: say('theft.crumb') }}
    >
      <form
        className="report-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <ErrorSummary
          attempt={errors.attempts}
          errors={errors.shown.map(({ field, text }) => ({
            name: field,
            label: labelOf(field),
            message: text,
          }))}
        />
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
          <Link className={`${buttonClass()} hide-narrow`} to="/aangiften">
            {say('theft.new.back')}
          </Link>
        </div>
      </form>
    </Page>
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
  fromServer: (errors: { field: string; message: string }[]) => void,
) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const key = useRef(newIdempotencyKey())
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
        key.current,
      )
      client.setQueryData(reportQuery(report.id).queryKey, report)
      await client.invalidateQueries({ queryKey: ['theft-reports', 'list'] })
      await navigate({ to: '/aangiften/$id', params: { id: report.id }, state: { reportRecorded: true } })
    } catch (error) {
      const isRefusal = error instanceof ApiProblem
      // A refused request was not recorded: what is sent next is another request.
      if (isRefusal) key.current = newIdempotencyKey()
      if (isRefusal && error.problem.errors) fromServer(reportFormErrors(error.problem.errors, values))
      else setFailure(error)
    } finally {
      setIsSending(false)
    }
  }
  return { send, isSending, failure }
}
