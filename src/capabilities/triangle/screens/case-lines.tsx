import { Link } from '@tanstack/react-router'
import type { IconName } from '../../../web/components/icon.tsx'
import { Status, type StatusTone } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { CaseHead } from '../contract.ts'
import type { CaseState } from '../rules/case-table.ts'

const looks: Record<CaseState, [IconName, StatusTone]> = {
  proposed: ['clock', 'plain'],
  'on-agenda': ['info', 'plain'],
  decided: ['check', 'plain'],
  postponed: ['pause', 'look'],
  closed: ['check', 'calm'],
  withdrawn: ['cross', 'calm'],
}

export function CaseStateWord({ state }: { state: CaseState }) {
  const say = useSay()
  const [icon, tone] = looks[state]
  return (
    <Status icon={icon} tone={tone}>
      {say(`triangle.state.${state}`)}
    </Status>
  )
}

/** Cases one line each: who, what is asked, where it stands. */
export function CaseLines({
  cases,
  isNumbered = false,
}: {
  cases: readonly CaseHead[]
  isNumbered?: boolean
}) {
  const say = useSay()
  const List = isNumbered ? 'ol' : 'ul'
  return (
    <List className="case-lines">
      {cases.map((one, n) => {
        const open = one.tasks.filter(({ state }) => state === 'open').length
        return (
          <li key={one.id} className="case-line">
            {isNumbered && <span className="case-number">{n + 1}</span>}
            <div>
              <Link className="go" to="/driehoek/$id" params={{ id: one.id }}>
                {one.dealerName}
              </Link>
              <span className="sub">{one.asked}</span>
            </div>
            <div className="case-where">
              <CaseStateWord state={one.state} />
              <span className="sub">
                {one.municipalityName}
                {open > 0 && `, ${say('triangle.open-tasks', { count: open })}`}
              </span>
            </div>
          </li>
        )
      })}
    </List>
  )
}
