import { Link, useRouterState } from '@tanstack/react-router'
import { Notice } from '../../../web/components/notice.tsx'
import { useSay } from '../../../web/language.tsx'
import type { DecisionRequest } from '../contract.ts'

/** What was decided on the page before: goes along to the next one. */
export type Decided = { id: string; decision: DecisionRequest['decision']; what: string }
declare module '@tanstack/react-router' {
  interface HistoryState {
    decided?: Decided
  }
}

/** After a decision the next hit opens, or the inbox when none is left; this says so and leads back. */
export function JustDecided({ then }: { then: 'hit.next.text' | 'hit.all-done' }) {
  const say = useSay()
  const decided = useRouterState({ select: (state) => state.location.state.decided })
  if (!decided) return null
  return (
    <Notice tone="ok" role="status" title={say(`hit.next.${decided.decision}`, { what: decided.what })}>
      <p>
        {say(then)}{' '}
        <Link className="text-link" to="/treffers/$id" params={{ id: decided.id }}>
          {say('hit.next.look-back')}
        </Link>
      </p>
    </Notice>
  )
}
