import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { type FieldPath, useForm, useWatch } from 'react-hook-form'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DateTimeInput, MoneyInput, TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { localOf } from '../../../web/local-time.ts'
import { policyQuery } from '../../../web/policies.ts'
import { useMe } from '../../../web/session.ts'
import { useFormErrors } from '../../../web/use-form-errors.ts'
import { useNow } from '../../../web/use-now.ts'
import { useSubmitKey } from '../../../web/use-submit-key.ts'
import { policyOn } from '../../policy/rules/policy-on.ts'
import type { ItemView, PurchaseView, SaleView } from '../contract.ts'
import { AddressFields } from './address-fields.tsx'
import { checkSaleForm, emptySale, type SaleValues, toSale } from './check-sale-form.ts'
import { fieldLabel } from './purchase-form/field-labels.ts'
import { newSubmission, pinned } from './purchase-form/submission.ts'

/** Who buys the item, for how much, when: the sales register asks name and address of the buyer (APV). */
export function SaleForm({ entry, item }: { entry: PurchaseView; item: ItemView }) {
  const say = useSay()
  const me = useMe()
  const now = useNow()
  const branch = me.branches.find(({ branchNumber }) => branchNumber === entry.branchNumber)
  const { data: policyView } = useQuery(policyQuery(entry.municipality))
  const policy = policyView && policyOn(policyView.rules, dayInAmsterdam(now))
  const form = useForm<SaleValues>({ defaultValues: emptySale })
  const values = useWatch({ control: form.control }) as SaleValues
  const wrong = checkSaleForm(values, item.id, policy?.sales?.buyerNameAndAddress === 'always')
  const errors = useFormErrors(form, values, wrong)
  const record = useRecordSale(item.id)
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)

  const submit = async () => {
    if (isSending) return
    errors.attempt()
    setFailure(null)
    if (wrong.length > 0) return
    setIsSending(true)
    try {
      await record(values)
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.errors) errors.fromServer(error.problem.errors)
      else setFailure(error)
    } finally {
      setIsSending(false)
    }
  }
  useSubmitKey(submit)
  const bind = (name: FieldPath<SaleValues>) => ({ ...form.register(name), error: errors.of(name) })
  return (
    <form
      className="form-narrow"
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
          label: fieldLabel(field, say),
          message: text,
        }))}
      />
      <div className="grid is-top">
        <MoneyInput {...bind('priceCents')} label={say('registers.sell.price')} className="span-5 half" />
        <DateTimeInput
          {...bind('soldAt')}
          label={say('registers.sell.when')}
          help={say('registers.sell.when-help')}
          max={localOf(now)}
          className="span-7"
        />
      </div>
      <h2>{say('registers.sell.buyer')}</h2>
      {branch && (
        <p className="why">{say('registers.sell.why', { municipality: branch.municipalityName })}</p>
      )}
      <div className="grid">
        <TextInput {...bind('buyer.name')} label={say('registers.field.name')} className="span-12" />
        <AddressFields country={values.buyer.country} bind={(field) => bind(`buyer.${field}`)} />
      </div>
      {failure !== null && <ProblemNotice error={failure} />}
      <p className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'registers.counter.submitting' : 'registers.sell.submit')}
          {!isSending && <kbd className="hide-narrow">Ctrl Enter</kbd>}
        </Button>
      </p>
    </form>
  )
}

/** Sends the sale under one key, and goes to the new entry of the sales register. */
function useRecordSale(itemId: string) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const submission = useRef(newSubmission())
  return async (values: SaleValues) => {
    const sent = pinned(submission.current, values, new Date())
    submission.current = sent
    const sale = await postJson<SaleView>('/v1/sales', toSale(values, itemId, new Date(sent.at)), sent.key)
    await Promise.all([
      client.invalidateQueries({ queryKey: ['purchases'] }),
      client.invalidateQueries({ queryKey: ['purchase', sale.purchaseId] }),
      client.invalidateQueries({ queryKey: ['sales'] }),
    ])
    client.setQueryData(['sale', sale.id], sale)
    await navigate({ to: '/verkoop/$id', params: { id: sale.id }, state: { recorded: true } as never })
  }
}
