import { useQueryClient } from '@tanstack/react-query'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useSend } from '../../../web/use-send.ts'
import { fieldRoles } from '../../../kernel/codes.ts'
import type { WorkItemView } from '../work-list/contract.ts'
import { workQuery } from './work-queries.ts'
import { Why } from './work-table.tsx'

/** What was put off, until when and why; one button brings it back. */
export function PutOffList({ items }: { items: WorkItemView[] }) {
  const say = useSay()
  const waiting = items.filter(({ putOff }) => putOff !== null)
  if (waiting.length === 0) return null
  return (
    <details className="put-off">
      <summary>{say('work.waiting', { count: waiting.length })}</summary>
      <ul>
        {waiting.map((item) => (
          <PutOffLine key={item.key} item={item} />
        ))}
      </ul>
    </details>
  )
}

function PutOffLine({ item }: { item: WorkItemView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { role } = useMe()
  const client = useQueryClient()
  const { submit, failure } = useSend(
    () =>
      postJson('/v1/postponements', {
        item: item.key,
        until: dayInAmsterdam(new Date()),
        reason: say('work.taken-back'),
      }),
    async () => {
      await client.invalidateQueries({ queryKey: workQuery.queryKey })
      announce(say('work.back-done', { name: item.dealer.name }))
    },
  )
  const { until, reason, by } = item.putOff!
  return (
    <li>
      <b>{item.dealer.name}</b> <Why item={item} />
      <span className="sub">{say('work.waits', { day: formatShortDay(until, locale), reason, by })}</span>
      {fieldRoles.some((one) => one === role) && (
        <Button small onClick={() => void submit()}>
          {say('work.back')}
        </Button>
      )}
      {failure !== null && <ProblemNotice error={failure} />}
    </li>
  )
}
