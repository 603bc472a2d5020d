import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { branchText, chooseBranch, chosenBranch } from '../../../web/branch-choice.ts'
import { DraftBack, DraftSaved } from '../../../web/components/draft-back.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import type { PurchaseRequest, PurchaseView } from '../contract.ts'
import { FirstPurchase } from './first-purchase.tsx'
import { NilOffer } from './nil-offer.tsx'
import { emptyPurchase, type PurchaseValues } from './purchase-form/form-values.ts'
import { PurchaseForm } from './purchase-form/purchase-form.tsx'
import { newSubmission, pinned, type Submission } from './purchase-form/submission.ts'
import { useDraft } from './purchase-form/use-draft.ts'

/** The dealer's day: a purchase at the counter, in the register in under half a minute. */
export function CounterScreen() {
  const say = useSay()
  const me = useMe()
  const navigate = useNavigate()
  const client = useQueryClient()
  const form = useForm<PurchaseValues>({ defaultValues: emptyPurchase(chosenBranch(me.branches)) })
  const submission = useRef<Submission>(newSubmission())
  const draft = useDraft(accountOf(me), form, submission)
  const branchNumber = useWatch({ control: form.control, name: 'branchNumber' })
  const conditions = useWatch({ control: form.control, name: 'conditions' })
  const branch = me.branches.find((one) => one.branchNumber === branchNumber) ?? me.branches[0]

  const send = async (requestAt: (now: Date) => PurchaseRequest, values: PurchaseValues) => {
    const sent = pinned(submission.current, values, new Date())
    submission.current = sent
    const recorded = await postJson<PurchaseView>(
      '/v1/purchases',
      requestAt(new Date(sent.at)),
      sent.key,
    ).catch((error: unknown) => {
      // Refused because this form already stands: who goes on after reading that starts a new entry.
      if (isKeyMismatch(error)) submission.current = newSubmission()
      throw error
    })
    await draft.close(true)
    await client.invalidateQueries({ queryKey: ['purchases'] })
    client.setQueryData(['purchase', recorded.id], recorded)
    await navigate({ to: '/register/$id', params: { id: recorded.id }, state: { recorded: true } as never })
  }
  const startAnew = async () => {
    await draft.close(false)
    submission.current = newSubmission()
    form.reset(emptyPurchase(branchNumber))
  }
  if (branch === undefined || !draft.isReady) return <Page title={say('registers.counter.title')} />

  return (
    <Page
      title={say('registers.counter.title')}
      lead={draft.savedAt ? <DraftSaved at={draft.savedAt} /> : say('registers.counter.draft-none')}
      deed={
        me.branches.length > 1 && (
          <Select
            {...form.register('branchNumber', {
              onChange: (event) => chooseBranch(String(event.target.value)),
            })}
            label={say('registers.counter.branch')}
            options={me.branches.map((one) => ({ value: one.branchNumber, text: branchText(one) }))}
            className="branch-choice"
          />
        )
      }
    >
      <FirstPurchase />
      {draft.restoredFrom && <DraftBack from={draft.restoredFrom} onClear={() => void startAnew()} />}
      <PurchaseForm
        form={form}
        branch={branch}
        deed={say(conditions === 'pledge' ? 'registers.counter.submit-pledge' : 'registers.counter.submit')}
        send={send}
        explain={(failure) => (isKeyMismatch(failure) ? <AlreadyRecorded /> : null)}
      />
      <NilOffer branchNumber={branch.branchNumber} />
    </Page>
  )
}

const isKeyMismatch = (error: unknown) => error instanceof ApiProblem && error.reason === 'key-mismatch'

/** After a lost connection the first sending may stand already, with other content than what is typed now. */
function AlreadyRecorded() {
  const say = useSay()
  return (
    <Notice tone="warning" title={say('registers.counter.already-title')} role="alert">
      <p>{say('registers.counter.already')}</p>
      <p>
        <Link className="text-link" to="/register">
          {say('registers.counter.already-link')}
        </Link>
      </p>
    </Notice>
  )
}
