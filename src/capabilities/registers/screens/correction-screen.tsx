import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { PersonErased, PersonView, PurchaseRequest, PurchaseView } from '../contract.ts'
import { sellerValues, valuesOf } from './from-entry.ts'
import { usePurchaseForm } from './purchase-form/form-context.tsx'
import type { PurchaseValues } from './purchase-form/form-values.ts'
import { PurchaseForm } from './purchase-form/purchase-form.tsx'
import { newSubmission, pinned } from './purchase-form/submission.ts'
import { purchaseQuery } from './register-queries.ts'

const route = getRouteApi('/register/$id/verbeteren')

/** A correction: a new entry that replaces an old one. The old one stays readable. */
export function CorrectionScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data: entry, error, refetch } = useQuery(purchaseQuery(id))
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  if (entry === undefined) {
    return (
      <Page title={say('registers.entry.correct')}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  const number = String(entry.sequenceNumber)
  return (
    <Page
      title={say('registers.correct.title', { number })}
      lead={say('registers.correct.lead')}
      crumb={{ to: '/register/$id', params: { id }, text: say('registers.entry.title', { number }) }}
    >
      {entry.correctedById === null ? (
        <Correction entry={entry} />
      ) : (
        <Notice
          tone="warning"
          title={say('registers.correct.already', { number: String(entry.correctedBySequenceNumber ?? '') })}
        />
      )}
    </Page>
  )
}

function Correction({ entry }: { entry: PurchaseView }) {
  const say = useSay()
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const form = useForm<PurchaseValues>({ defaultValues: valuesOf(entry) })
  const submission = useRef(newSubmission())
  const branch = me.branches.find(({ branchNumber }) => branchNumber === entry.branchNumber)
  if (branch === undefined) return <NotFoundPage />

  const send = async (requestAt: (now: Date) => PurchaseRequest, values: PurchaseValues) => {
    const sent = pinned(submission.current, values, new Date())
    submission.current = sent
    const { branchNumber: _branch, reference: _reference, ...request } = requestAt(new Date(sent.at))
    const body = { ...request, correctionReason: values.correctionReason }
    const recorded = await postJson<PurchaseView>(`/v1/purchases/${entry.id}/corrections`, body, sent.key)
    await Promise.all([
      client.invalidateQueries({ queryKey: ['purchases'] }),
      client.invalidateQueries({ queryKey: ['purchase', entry.id] }),
    ])
    client.setQueryData(['purchase', recorded.id], recorded)
    await navigate({ to: '/register/$id', params: { id: recorded.id }, state: { recorded: true } as never })
  }
  return (
    <PurchaseForm form={form} branch={branch} deed={say('registers.correct.submit')} isCorrection send={send}>
      <CorrectionReason />
      {entry.conditions !== 'opening-stock' && <FetchSeller id={entry.id} form={form} />}
    </PurchaseForm>
  )
}

function CorrectionReason() {
  const say = useSay()
  const { bind } = usePurchaseForm()
  return (
    <TextInput
      {...bind('correctionReason')}
      label={say('registers.field.correctionReason')}
      maxLength={500}
    />
  )
}

/** The seller is closed here too: type again, or have it fetched, which is recorded with this purpose. */
function FetchSeller({ id, form }: { id: string; form: UseFormReturn<PurchaseValues> }) {
  const say = useSay()
  const [isFetched, setIsFetched] = useState(false)
  const [gone, setGone] = useState<PersonErased>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const fetchSeller = async () => {
    setFailure(null)
    try {
      const { seller, erased } = await postJson<PersonView>(`/v1/purchases/${id}/seller-views`, {
        purposeCode: 'correction',
      })
      if (erased) return setGone(erased)
      if (seller) form.setValue('seller', sellerValues(seller))
      setIsFetched(true)
      announce(say('registers.correct.fetched'))
    } catch (error) {
      setFailure(error)
    }
  }
  if (isFetched) return null
  if (gone) {
    return <p role="status">{say(`registers.entry.erased.${gone.ground}`, { day: gone.on })}</p>
  }
  return (
    <div className="why">
      <p>{say('registers.correct.seller')}</p>
      {failure !== null && <ProblemNotice error={failure} />}
      <p className="deeds">
        <Button small onClick={() => void fetchSeller()}>
          {say('registers.correct.fetch')}
        </Button>
      </p>
    </div>
  )
}
