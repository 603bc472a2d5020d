import { useQueryClient } from '@tanstack/react-query'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { RequestView } from '../contract.ts'
import { requestQuery, requestsQuery } from './request-queries.ts'

/** Notes that the answer went out; afterwards says on which day. */
export function CompleteRequest({ request: { id, answeredOn } }: { request: RequestView }) {
  const say = useSay()
  const client = useQueryClient()
  const completing = useSend(
    () => postJson<RequestView>(`/v1/data-subject-requests/${id}/completions`, {}),
    async (done) => {
      client.setQueryData(requestQuery(id).queryKey, done)
      await client.invalidateQueries({ queryKey: requestsQuery.queryKey, exact: true })
    },
  )
  if (answeredOn)
    return (
      <span role="status">
        <Status icon="check" tone="calm">
          {say('subject-request.completed', { day: answeredOn })}
        </Status>
      </span>
    )
  return (
    <>
      <Button small onClick={() => void completing.submit()}>
        {say('subject-request.complete')}
      </Button>
      {completing.failure !== null && <ProblemNotice error={completing.failure} />}
    </>
  )
}
