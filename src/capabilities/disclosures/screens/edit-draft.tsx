import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFieldArray, useForm, useWatch } from 'react-hook-form'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { KeptLine } from '../../../web/components/kept-line.tsx'
import { Page } from '../../../web/components/page.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useFormErrors } from '../../../web/use-form-errors.ts'
import { useKeepDraft } from '../../../web/use-keep-draft.ts'
import { useNow } from '../../../web/use-now.ts'
import type { ReportView } from '../contract.ts'
import { checkDraft } from '../rules/check-draft.ts'
import { AboutFields } from './about-fields.tsx'
import { ConfirmedHits } from './confirmed-hits.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import { type BindDraft, type DraftValues, emptyFact, toDraft, toValues } from './draft-form.ts'
import { FactFields } from './fact-fields.tsx'
import { reportListQuery, reportQuery } from './report-queries.ts'
import { SignReport } from './sign-report.tsx'

/** A draft: kept at the server as it is typed; signed by who may. */
export function EditDraft({ report }: { report: ReportView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const client = useQueryClient()
  // Another version of the same draft is another form.
  const [loaded, setLoaded] = useState(0)
  const reload = async () => {
    await client.refetchQueries({ queryKey: reportQuery(report.id).queryKey })
    setLoaded((count) => count + 1)
  }
  return (
    <Page
      title={say('disclosure.draft.title')}
      lead={say('disclosure.draft.lead', {
        name: report.changedBy,
        moment: formatShort(report.changedAt, locale),
      })}
      crumb={{ to: '/rapportages', text: say('disclosure.crumb') }}
    >
      <DraftForm key={loaded} report={report} onReload={reload} />
    </Page>
  )
}

function DraftForm({ report, onReload }: { report: ReportView; onReload: () => Promise<void> }) {
  const say = useSay()
  const form = useForm<DraftValues>({ defaultValues: toValues(report.draft!) })
  const values = useWatch({ control: form.control }) as DraftValues
  const facts = useFieldArray({ control: form.control, name: 'facts' })
  const today = dayInAmsterdam(useNow())
  const lacking = checkDraft(toDraft(values), today)
  const errors = useFormErrors(form, values, lacking)
  const client = useQueryClient()
  const keeping = useKeepDraft<ReportView>({
    address: `/v1/administrative-reports/${report.id}`,
    was: report,
    typed: toDraft(values),
    onSaved: (saved) => {
      client.setQueryData(reportQuery(report.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: reportListQuery.queryKey })
      return saved
    },
  })
  const bind: BindDraft = (name) => ({ ...form.register(name as 'subject'), error: errors.of(name) })
  const labelOf = useFieldLabel()
  const isEmpty = (index: number) => Object.values(values.facts[index] ?? {}).every((value) => value === '')
  return (
    <form className="disclosure-form" noValidate onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary
        attempt={errors.attempts}
        errors={errors.shown.map(({ field, text }) => ({
          name: field,
          label: labelOf(field),
          message: text,
        }))}
      />
      <AboutFields bind={bind} values={values} onMunicipality={() => form.setValue('branchNumber', '')} />
      <section className="section" id="facts">
        <h2>{say('disclosure.facts')}</h2>
        <p className="small muted">{say('disclosure.facts.help')}</p>
        {errors.of('facts') && <p className="field-error">{errors.of('facts')}</p>}
        <ConfirmedHits
          branchNumber={values.branchNumber}
          onTake={(fact) => {
            const last = facts.fields.length - 1
            if (last >= 0 && isEmpty(last)) facts.update(last, fact)
            else facts.append(fact)
          }}
        />
        {facts.fields.map((fact, index) => (
          <FactFields key={fact.id} index={index} bind={bind} onRemove={() => facts.remove(index)} />
        ))}
        <button type="button" className="text-link" onClick={() => facts.append(emptyFact())}>
          <Icon name="plus" />
          {say('disclosure.fact.add')}
        </button>
      </section>
      <KeptLine keeping={keeping} onReload={onReload} />
      <SignReport report={report} isWhole={lacking.length === 0} errors={errors} keeping={keeping} />
      <DiscardDraft id={report.id} onGone={keeping.stop} />
    </form>
  )
}

function useFieldLabel() {
  const say = useSay()
  return (field: string): string => {
    const fact = /^facts\.(\d+)\.(observedOn|text|source)$/.exec(field)
    if (fact)
      return `${say('disclosure.fact', { number: Number(fact[1]) + 1 })}, ${say(`disclosure.field.${fact[2] as 'text'}`)}`
    return field === 'facts' ? say('disclosure.facts') : say(`disclosure.field.${field as 'subject'}`)
  }
}
