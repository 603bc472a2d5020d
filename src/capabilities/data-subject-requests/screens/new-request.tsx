import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DayInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import { requestKinds, type RequestView } from '../contract.ts'
import { requestsQuery } from './request-queries.ts'

/** Records that somebody asked, then goes on to the answer. */
export function NewRequest() {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [receivedOn, setReceivedOn] = useState(() => dayInAmsterdam(new Date()))
  const [kind, setKind] = useState('access')
  const sending = useSend(
    () => postJson<RequestView>('/v1/data-subject-requests', { kind, receivedOn }),
    async ({ id }) => {
      await client.invalidateQueries({ queryKey: requestsQuery.queryKey })
      await navigate({ to: '/inzageverzoeken/$id', params: { id } })
    },
  )
  return (
    <section className="section">
      <h2>{say('subject-request.new')}</h2>
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <form className="request-new" noValidate onSubmit={(event) => void sending.submit(event)}>
        <DayInput
          name="receivedOn"
          label={say('subject-request.field.receivedOn')}
          value={receivedOn}
          onChange={({ target }) => setReceivedOn(target.value)}
          error={sending.errors['receivedOn']}
        />
        <RadioGroup
          name="kind"
          label={say('subject-request.field.kind')}
          value={kind}
          onChange={({ target }) => setKind(target.value)}
          options={requestKinds.map((value) => ({ value, text: say(`subject-request.kind.${value}`) }))}
        />
        <Button type="submit" main>
          {say('subject-request.record')}
        </Button>
      </form>
    </section>
  )
}
