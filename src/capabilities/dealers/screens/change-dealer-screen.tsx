import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem, callApi, getJson } from '../../../web/api.ts'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { ListedDealer } from '../contract.ts'
import { DealerForm, dealerFormValues } from './dealer-form.tsx'

const route = getRouteApi('/handelaren/$id/wijzigen')

/** Changes what is known of a listed dealer. */
export function ChangeDealerScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery({
    queryKey: ['listed-dealers', id, 'facts'],
    queryFn: ({ signal }) => getJson<ListedDealer>(`/v1/listed-dealers/${id}`, signal),
    // What is being changed must not change under the hands; the version says so when it is sent.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />
  return (
    <Page
      title={say('dealer-form.change.title', { name: data?.name ?? '' })}
      lead={say('dealer-form.change.lead')}
      crumb={{ to: '/handelaren/$id', params: { id }, text: data?.name ?? say('dealer-form.back') }}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data ? <ChangeDealer key={data.version} dealer={data} /> : !error && <Loading />}
    </Page>
  )
}

function ChangeDealer({ dealer }: { dealer: ListedDealer }) {
  const say = useSay()
  const { id, version } = dealer
  const client = useQueryClient()
  const navigate = useNavigate()
  const [values, setValues] = useState(() => dealerFormValues(dealer))
  const sending = useSend(
    () => callApi('PUT', `/v1/listed-dealers/${id}`, { body: { ...values, version } }),
    async () => {
      await client.invalidateQueries({ queryKey: ['listed-dealers'] })
      announce(say('dealer-form.changed'))
      await navigate({ to: '/handelaren/$id' as '/', params: { id } as never })
    },
  )
  return (
    <DealerForm
      values={values}
      onChange={setValues}
      sending={sending}
      deed={say('dealer-form.change.save')}
    />
  )
}
