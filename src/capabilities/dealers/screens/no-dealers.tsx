import { Link } from '@tanstack/react-router'
import { organiserRoles } from '../../../kernel/codes.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'

/** Why there is nothing in the list, and what to do first. */
export function NoDealers({ isFiltered }: { isFiltered: boolean }) {
  const say = useSay()
  const { role } = useMe()
  const first = organiserRoles.some((one) => one === role) ? 'text' : 'read'
  return (
    <div className="empty" role="status">
      <h2>{say(isFiltered ? 'dealers.none.title' : 'dealers.empty.title')}</h2>
      <p>{say(isFiltered ? 'dealers.none.text' : `dealers.empty.${first}`)}</p>
      {isFiltered && (
        <Link className={buttonClass()} to="/handelaren">
          {say('dealers.none.clear')}
        </Link>
      )}
    </div>
  )
}
