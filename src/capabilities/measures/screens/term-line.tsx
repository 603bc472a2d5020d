import type { Day } from '../../../kernel/dates.ts'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { TermView } from '../contract.ts'

/** A term with its last day written out; red only when a term that binds is over. */
export function TermLine({ term: { name, until, isBinding }, today }: { term: TermView; today: Day }) {
  const say = useSay()
  const isOver = until < today
  return (
    <span className="term-line">
      <Status icon={isOver ? 'alert' : 'clock'} tone={isOver ? (isBinding ? 'stolen' : 'look') : 'plain'}>
        {say(`case-file.term.${name}`)}
      </Status>
      <span className="sub small">
        {say(isOver ? 'case-file.term.over' : 'case-file.term.until', { day: until })}
      </span>
    </span>
  )
}
