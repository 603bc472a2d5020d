import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DraftBack, DraftSaved } from '../../../web/components/draft-back.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { ListedDealer } from '../../dealers/contract.ts'
import { type CaseHead, type CaseView, FACTS_MAX, OPTIONS_MAX } from '../contract.ts'
import { type CaseValues, emptyCase, emptyFact, emptyOption, valuesOf, withoutEmpty } from './case-values.ts'
import { FactRow } from './fact-row.tsx'
import { refreshTriangle, sourcesQuery } from './triangle-queries.ts'

type Props = {
  name: string
  dealers: ListedDealer[]
  start: CaseValues
  savedAt: Date | null
  was: CaseView | null
  onKept: (head: CaseHead) => Promise<void>
}

/** The page of a case as a form; the server says whether it fits one A4. */
export function CaseForm({ name, dealers, start, savedAt, was, onKept }: Props) {
  const say = useSay()
  const client = useQueryClient()
  const [values, setValues] = useState(start)
  const set = (change: Partial<CaseValues>) => setValues({ ...values, ...change })
  const account = accountOf(useMe())
  const draft = useFormDraft({ account, name, read: () => values, sign: JSON.stringify(values), savedAt })
  const { data: sources = [] } = useQuery(sourcesQuery(values.dealerId))
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => {
      const { dealerId, ...page } = withoutEmpty(values)
      return was
        ? callApi<CaseHead>('PUT', `/v1/triangle-cases/${was.id}`, {
            body: { ...page, version: was.version },
          })
        : callApi<CaseHead>('POST', '/v1/triangle-cases', { body: { ...page, dealerId } })
    },
    async (head) => {
      await draft.close()
      await refreshTriangle(client)
      await onKept(head)
    },
  )
  return (
    <form className="triangle-form" noValidate onSubmit={(event) => void submit(event)}>
      {savedAt && (
        <DraftBack
          from={savedAt}
          onClear={() => setValues(was ? valuesOf(was) : emptyCase(start.dealerId, start.caseFileId))}
        />
      )}
      <ErrorSummary
        attempt={attempts}
        errors={Object.entries(errors).map(([path, message]) => ({
          name: path,
          label: say(`triangle.form.${path.split('.')[0] as 'asked'}`),
          message,
        }))}
      />
      {was === null && (
        <Select
          name="dealerId"
          label={say('triangle.form.dealerId')}
          error={errors['dealerId']}
          value={values.dealerId}
          options={[
            { value: '', text: say('triangle.choose') },
            ...dealers
              .toSorted((a, b) => a.name.localeCompare(b.name, 'nl'))
              .map(({ id, name: called, street, houseNumber, town }) => ({
                value: id,
                text: `${called}, ${street} ${houseNumber}, ${town}`,
              })),
          ]}
          onChange={({ target }) => set({ dealerId: target.value })}
        />
      )}
      <TextInput
        name="asked"
        label={say('triangle.form.asked')}
        help={say('triangle.form.asked.help')}
        error={errors['asked']}
        value={values.asked}
        maxLength={160}
        onChange={({ target }) => set({ asked: target.value })}
      />
      <section className="section" id="facts" tabIndex={-1}>
        <h2>{say('triangle.form.facts')}</h2>
        <p className="small muted">{say('triangle.form.facts.help')}</p>
        {values.facts.map((fact, n) => (
          // Rows have no id before they are kept, and what is typed in one stays in it.
          <FactRow
            key={n}
            n={n}
            fact={fact}
            sources={sources}
            errors={errors}
            onChange={(changed) =>
              set({
                facts: values.facts.with(n, changed),
                // The file that a fact is from is the file that the case is about.
                ...(changed.source === 'case-file' && { caseFileId: changed.sourceId }),
              })
            }
            {...(values.facts.length > 1 && { onRemove: () => set({ facts: values.facts.toSpliced(n, 1) }) })}
          />
        ))}
        {values.facts.length < FACTS_MAX && (
          <button
            type="button"
            className="text-link"
            onClick={() => set({ facts: [...values.facts, emptyFact] })}
          >
            {say('triangle.form.fact.add')}
          </button>
        )}
      </section>
      <PageFields values={values} errors={errors} set={set} />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(was ? 'triangle.change.submit' : 'triangle.propose.submit')}
        </Button>
        {draft.savedAt && (
          <span className="small muted">
            <DraftSaved at={draft.savedAt} />
          </span>
        )}
      </div>
    </form>
  )
}

type FieldsProps = {
  values: CaseValues
  errors: Record<string, string>
  set: (change: Partial<CaseValues>) => void
}

/** What was done, what each can do, the options with what follows from them, and the proposal. */
function PageFields({ values, errors, set }: FieldsProps) {
  const say = useSay()
  const { partners, options } = values
  return (
    <>
      <section className="section">
        <TextArea
          name="done"
          label={say('triangle.form.done')}
          help={say('triangle.form.done.help')}
          error={errors['done']}
          value={values.done}
          maxLength={400}
          rows={4}
          onChange={({ target }) => set({ done: target.value })}
        />
      </section>
      <section className="section">
        <h2>{say('triangle.form.partners')}</h2>
        <p className="small muted">{say('triangle.form.partners.help')}</p>
        {(['municipality', 'police', 'prosecution'] as const).map((side) => (
          <TextArea
            key={side}
            name={`partners.${side}`}
            label={say(`triangle.paper.${side}`)}
            optional
            error={errors[`partners.${side}`]}
            value={partners[side]}
            maxLength={180}
            rows={2}
            onChange={({ target }) =>
              set({ partners: { ...partners, [side]: target.value.replaceAll('\n', ' ') } })
            }
          />
        ))}
      </section>
      <section className="section" id="options" tabIndex={-1}>
        <h2>{say('triangle.form.options')}</h2>
        {options.map((option, n) => (
          <fieldset key={n} className="triangle-row">
            <legend>{say('triangle.form.option.n', { n: n + 1 })}</legend>
            <TextInput
              name={`options.${n}.text`}
              label={say('triangle.paper.option')}
              error={errors[`options.${n}.text`]}
              value={option.text}
              maxLength={100}
              onChange={({ target }) => set({ options: options.with(n, { ...option, text: target.value }) })}
            />
            <TextInput
              name={`options.${n}.consequence`}
              label={say('triangle.paper.consequence')}
              error={errors[`options.${n}.consequence`]}
              value={option.consequence}
              maxLength={180}
              onChange={({ target }) =>
                set({ options: options.with(n, { ...option, consequence: target.value }) })
              }
            />
          </fieldset>
        ))}
        {options.length < OPTIONS_MAX && (
          <button
            type="button"
            className="text-link"
            onClick={() => set({ options: [...options, emptyOption] })}
          >
            {say('triangle.form.option.add')}
          </button>
        )}
      </section>
      <section className="section">
        <TextArea
          name="proposal"
          label={say('triangle.form.proposal')}
          help={say('triangle.form.proposal.help')}
          error={errors['proposal']}
          value={values.proposal}
          maxLength={300}
          onChange={({ target }) => set({ proposal: target.value })}
        />
      </section>
    </>
  )
}
