import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { type Day, dayInAmsterdam } from '../../../../kernel/dates.ts'
import { ApiProblem } from '../../../../web/api.ts'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { instantOf } from '../../../../web/local-time.ts'
import { policyQuery } from '../../../../web/policies.ts'
import { useNow } from '../../../../web/use-now.ts'
import { useFormErrors } from '../../../../web/use-form-errors.ts'
import { useSubmitKey } from '../../../../web/use-submit-key.ts'
import type { BranchView } from '../../../access/contract.ts'
import type { PolicyView } from '../../../policy/contract.ts'
import { policyOn } from '../../../policy/rules/policy-on.ts'
import type { PurchaseRequest } from '../../contract.ts'
import { documentDemanded } from '../../rules/check-seller.ts'
import { checkForm, formErrors } from './check-form.ts'
import { useProofs } from './check-query.ts'
import { DeedSection } from './deed-section.tsx'
import { fieldLabel } from './field-labels.ts'
import { PurchaseFormContext } from './form-context.tsx'
import type { PurchaseValues } from './form-values.ts'
import { ItemsSection } from './items-section.tsx'
import { PaymentSection } from './payment-section.tsx'
import { SellerSection } from './seller-section.tsx'
import { toRequest } from './to-request.ts'
import './purchase-form.css'

type PurchaseFormProps = {
  form: UseFormReturn<PurchaseValues>
  branch: BranchView
  deed: string
  isCorrection?: boolean
  /** Above the seller, for what only this use of the form asks. */
  children?: ReactNode
  /** Sends the request for a moment of recording; resolves when it stands, rejects with the refusal. */
  send: (requestAt: (now: Date) => PurchaseRequest, values: PurchaseValues) => Promise<void>
  /** Words for a refusal that this use of the form knows better. */
  explain?: (failure: unknown) => ReactNode
}

/** The form for a purchase, at the counter and for a correction: one machinery, the same rules, the same words. */
export function PurchaseForm(props: PurchaseFormProps) {
  const { data: policyView, error, refetch } = useQuery(policyQuery(props.branch.municipality))
  if (policyView === undefined)
    return error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />
  return <LoadedForm {...props} policyView={policyView} />
}

function LoadedForm(props: PurchaseFormProps & { policyView: PolicyView }) {
  const { form, branch, deed, isCorrection = false, children, send, explain, policyView } = props
  const say = useSay()
  const values = useWatch({ control: form.control }) as PurchaseValues
  const now = useNow()
  const acquiredOn = dayOfAcquisition(values, now)
  const policy = policyOn(policyView.rules, acquiredOn)
  const demanded = documentDemanded(
    values.items.map(({ category }) => category),
    policy,
  )
  const given = { policy, documentDemanded: demanded, isCorrection }
  const errors = useFormErrors(form, values, checkForm(values, { ...given, now }))
  const [isSending, setIsSending] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const proofOf = useProofs()

  const submit = async () => {
    if (isSending) return
    errors.attempt()
    setFailure(null)
    if (checkForm(values, { ...given, now: new Date() }).length > 0) return
    setIsSending(true)
    try {
      await send((at) => toRequest(values, at, demanded, proofOf), values)
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.errors) {
        errors.fromServer(formErrors(error.problem.errors, values.items))
      } else setFailure(error)
    } finally {
      setIsSending(false)
    }
  }
  useSubmitKey(submit)

  return (
    <PurchaseFormContext.Provider
      value={{
        form,
        values,
        branch,
        policyView,
        policy,
        acquiredOn,
        documentDemanded: demanded,
        errorOf: errors.of,
        errorNames: errors.names,
      }}
    >
      <form
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
        <div className="counter">
          <div>
            <ItemsSection />
            <PaymentSection showsReference={!isCorrection} />
          </div>
          <aside>
            {children}
            <SellerSection />
            {failure !== null && (explain?.(failure) ?? <ProblemNotice error={failure} />)}
            <DeedSection isSending={isSending} text={deed} />
          </aside>
        </div>
      </form>
    </PurchaseFormContext.Provider>
  )
}

/** The rules of the day of acquisition hold. */
function dayOfAcquisition({ acquiredAt }: PurchaseValues, now: Date): Day {
  const at = acquiredAt === '' ? now : new Date(instantOf(acquiredAt))
  return dayInAmsterdam(Number.isNaN(at.getTime()) ? now : at)
}
