import { Link } from '@tanstack/react-router'
import { buttonClass } from '../components/button.tsx'
import { Page } from '../components/page.tsx'
import { useSay } from '../language.tsx'

/** An address that doesn't exist. */
export function NotFoundPage() {
  const say = useSay()
  return (
    <Page title={say('shell.missing.title')}>
      <p>{say('shell.missing.detail')}</p>
      <p className="section">
        <Link className={buttonClass({ main: true })} to="/">
          {say('shell.to-first-page')}
        </Link>
      </p>
    </Page>
  )
}
