import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { MeView } from '../../access/contract.ts'
import { ApiProblem, ConnectionLost, getJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { queryClient } from '../../../web/query-client.ts'
import { createPasskey, hasPasskeys, signInByPasskey, type UsedPasskey, wasStopped } from './passkey.ts'
import { rememberPasskey } from './vault.ts'
import { usePasskeyLabel } from './passkey-label.ts'
import './belongings.css'

/** Where citizens sign up and in: a passkey, no name and no password. */
export function EnterScreen() {
  const say = useSay()
  const label = usePasskeyLabel()
  const { run, failure, isBusy } = useEntering()
  if (!hasPasskeys()) {
    return (
      <Page title={say('belongings.enter.title')}>
        <Notice tone="warning" title={say('belongings.enter.no-passkeys.title')}>
          <p>{say('belongings.enter.no-passkeys.detail')}</p>
        </Notice>
      </Page>
    )
  }
  return (
    <Page title={say('belongings.enter.title')} lead={say('belongings.enter.lead')}>
      <div className="belongings-narrow">
        {failure !== null && <EntryFailure error={failure} />}
        <section className="section">
          <h2>{say('belongings.enter.again.title')}</h2>
          <p>{say('belongings.enter.again.text')}</p>
          <div className="deeds">
            <Button main aria-disabled={isBusy} onClick={() => run(signInByPasskey)}>
              {say('belongings.enter.again.button')}
            </Button>
          </div>
          <p className="small">
            <Link className="text-link" to="/aanmelden/herstel">
              {say('belongings.enter.recover')}
            </Link>
          </p>
        </section>
        <section className="section">
          <h2>{say('belongings.enter.new.title')}</h2>
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
        {isBusy && <p role="status">{say('belongings.enter.waiting')}</p>}
      </div>
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
      .then(() => navigate({ to: pageInApp(terug) as '/' }))
      .catch(setFailure)
      .finally(() => setIsBusy(false))
  }
  return { run, failure, isBusy }
}

/** Signs in with a passkey and keeps what it gives on this device. */
export async function enterWith(use: () => Promise<UsedPasskey>): Promise<string> {
  const used = await use()
  queryClient.clear()
  const me = await getJson<MeView>('/v1/me')
  await rememberPasskey(me.organisation.code, used)
  return me.organisation.code
}

/** A page of this app and of no other site; the first page without one. */
function pageInApp(asked: string | undefined): string {
  const page = /^\/app(\/[\w/?=&%.-]*)$/.exec(asked ?? '')?.[1]
  return page === undefined || page.startsWith('//') || page.startsWith('/aanmelden') ? '/spullen' : page
}

/** Why someone did not get in, in words. */
export function EntryFailure({ error }: { error: unknown }) {
  const say = useSay()
  if (error instanceof ApiProblem || error instanceof ConnectionLost) return <ProblemNotice error={error} />
  const key = wasStopped(error) ? 'belongings.enter.stopped' : 'belongings.enter.failed'
  return (
    <Notice tone="warning" role="alert" title={say(`${key}.title`)}>
      <p>{say(`${key}.detail`)}</p>
    </Notice>
  )
}

/** To the page where citizens sign in. */
export function BackToEnter() {
  const say = useSay()
  return (
    <Link className={buttonClass()} to="/aanmelden">
      {say('belongings.enter.back')}
    </Link>
  )
}
