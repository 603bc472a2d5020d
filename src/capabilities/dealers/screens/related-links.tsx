import { Link } from '@tanstack/react-router'
import { useSay } from '../../../web/language.tsx'
import { useMayOpen } from '../../../web/use-may-open.ts'

const related = [
  { to: '/handelaren/invoer', message: 'dealers.related.import' },
  { to: '/handelaren/meldingen', message: 'dealers.related.notices' },
  { to: '/basisteams', message: 'dealers.related.base-teams' },
] as const

/** What hangs under the list of dealers; each role sees what it may open. */
export function RelatedLinks() {
  const say = useSay()
  const mayOpen = useMayOpen()
  const open = related.filter(({ to }) => mayOpen(to))
  if (open.length === 0) return null
  return (
    <nav className="related-links" aria-label={say('dealers.related')}>
      {open.map(({ to, message }) => (
        <Link key={to} className="text-link" to={to as '/'}>
          {say(message)}
        </Link>
      ))}
    </nav>
  )
}
