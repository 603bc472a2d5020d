import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { usePasskeyLabel } from '../../belongings/screens/passkey-label.ts'
import { Button } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { createPasskey, hasPasskeys, signInByPasskey, type UsedPasskey } from '../../../web/passkey.ts'
import { firstPages } from '../../../web/session.ts'
import { enterWith } from './enter-with.ts'
import { EntryFailure } from './entry-failure.tsx'
import './sign-in.css'

/** Where everyone signs in with a passkey, and citizens sign up: no name and no password. */
export function SignInScreen() {
  const say = useSay()
  const label = usePasskeyLabel()
  const { run, failure, isBusy } = useEntering()
  if (!hasPasskeys()) return <NoPasskeys />
  return (
    <Page title={say('sign-in.title')} lead={say('sign-in.lead')}>
      <div className="sign-in">
        {failure !== null && <EntryFailure error={failure} />}
        <section className="section">
          <h2>{say('sign-in.again.title')}</h2>
          <p>{say('sign-in.again.text')}</p>
          <div className="deeds">
            <Button main aria-disabled={isBusy} onClick={() => run(signInByPasskey)}>
              {say('sign-in.again.button')}
            </Button>
          </div>
          {isBusy && <p role="status">{say('sign-in.waiting')}</p>}
          <p className="small">
            <Link className="text-link" to="/aanmelden/herstel">
              {say('sign-in.recover')}
            </Link>
          </p>
          <p className="small">{say('sign-in.lost-at-work')}</p>
        </section>
        <section className="section">
          <h2>{say('sign-in.work.title')}</h2>
          <p>{say('sign-in.work.text')}</p>
        </section>
        <section className="section">
          <h2>{say('sign-in.new.title')}</h2>
          <p>{say('belongings.enter.lead')}</p>
          <p>{say('belongings.enter.new.text')}</p>
          <ul className="plain-points">
            <li>{say('belongings.enter.new.nothing')}</li>
            <li>{say('belongings.enter.new.sealed')}</li>
          </ul>
          <div className="deeds">
            <Button
              aria-disabled={isBusy}
              onClick={() => run(() => createPasskey({ deed: 'sign-up' }, label))}
            >
              {say('belongings.enter.new.button')}
            </Button>
          </div>
        </section>
      </div>
    </Page>
  )
}

/** What there is to say where a browser is too old. */
export function NoPasskeys() {
  const say = useSay()
  return (
    <Page title={say('sign-in.title')}>
      <Notice tone="warning" title={say('sign-in.no-passkeys.title')}>
        <p>{say('sign-in.no-passkeys.detail')}</p>
      </Notice>
    </Page>
  )
}

/** Uses a passkey once, remembers what it gives, and goes to where someone was going. */
function useEntering() {
  const navigate = useNavigate()
  const { terug } = useSearch({ strict: false })
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const run = (use: () => Promise<UsedPasskey>) => {
    if (isBusy) return
    setIsBusy(true)
    setFailure(null)
    void enterWith(use)
      .then(({ role }) => navigate({ to: (pageInApp(terug) ?? firstPages[role]) as '/' }))
      .catch(setFailure)
      .finally(() => setIsBusy(false))
  }
  return { run, failure, isBusy }
}

/** A page of this app and of no other site; null without one. */
function pageInApp(asked: string | undefined): string | null {
  const page = /^\/app(\/[\w/?=&%.-]*)$/.exec(asked ?? '')?.[1]
  return page === undefined || page.startsWith('//') || page.startsWith('/aanmelden') ? null : page
}
