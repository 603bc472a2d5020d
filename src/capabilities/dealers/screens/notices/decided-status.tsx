import { Status } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { NoticeState } from '../../notices/contract.ts'

const icons = { open: 'clock', right: 'check', 'not-right': 'cross' } as const

/** How a notice stands. */
export function DecidedStatus({ state }: { state: NoticeState }) {
  const say = useSay()
  return (
    <Status icon={icons[state]} tone={state === 'right' ? 'calm' : 'plain'}>
      {say(`notices.state.${state}`)}
    </Status>
  )
}
