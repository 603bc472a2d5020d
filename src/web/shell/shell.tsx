import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useMatches } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { MeView } from '../../capabilities/access/contract.ts'
import { ApiProblem } from '../api.ts'
import { buttonClass } from '../components/button.tsx'
import { LiveRegion } from '../components/live-region.tsx'
import { Page } from '../components/page.tsx'
import { Loading, ProblemNotice } from '../components/problem-notice.tsx'
import { removeExpired } from '../drafts.ts'
import { useLanguage, useSay } from '../language.tsx'
import { publicAddress } from '../public-address.ts'
import { forgetSent } from '../sealed-parts.ts'
import { firstPages, meQuery } from '../session.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { signInAddress } from './sign-in-address.ts'
import { OpenTop, TopBar } from './top-bar.tsx'

// Asked for seldom, and what speaks with passkeys is not small.
const ConfirmDialog = lazy(() =>
  import('../../capabilities/access/screens/confirm-dialog.tsx').then((part) => ({
    default: part.ConfirmDialog,
  })),
)

/** The frame around each screen. A screen that needs nobody to be signed in stands without a menu. */
export function Shell() {
  const isOpen = useMatches({ select: (matches) => matches.at(-1)?.staticData.isOpen === true })
  return isOpen ? <WithoutMenu /> : <ForSomeone />
}

function WithoutMenu() {
  return (
    <>
      <SkipLink />
      <OpenTop />
      <Outlet />
      <Foot />
      <LiveRegion />
    </>
  )
}

/** Demo bar, top, menu, the screen itself, foot. Waits until it is known who is there. */
function ForSomeone() {
  const { data: me, error, refetch } = useQuery(meQuery)
  useEffect(() => {
    void removeExpired()
    void forgetSent({ onlyOld: true })
  }, [])
  if (error instanceof ApiProblem && error.status === 401) return <ToSignIn />
  if (me === undefined) {
    return (
      <main className="wrap">
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </main>
    )
  }
  return <SignedIn me={me} />
}

function SkipLink() {
  const say = useSay()
  return (
    <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#content">
      {say('shell.skip')}
    </a>
  )
}

function SignedIn({ me }: { me: MeView }) {
  const [showsKeys, setShowsKeys] = useState(false)
  return (
    <>
      <SkipLink />
      <TopBar me={me} onKeys={() => setShowsKeys(true)} />
      <Screen me={me} />
      <Foot />
      <KeysDialog open={showsKeys} onChange={setShowsKeys} />
      <Suspense>
        <ConfirmDialog />
      </Suspense>
      <LiveRegion />
    </>
  )
}

/** The screen, unless it belongs to another role: then it says so and points to the first page. */
function Screen({ me }: { me: MeView }) {
  const say = useSay()
  const roles = useMatches({ select: (matches) => matches.at(-1)?.staticData.roles })
  const forManagers = useMatches({ select: (matches) => matches.at(-1)?.staticData.manages === true })
  if ((roles === undefined || roles.includes(me.role)) && (me.manages || !forManagers)) return <Outlet />
  return (
    <Page title={say('shell.forbidden.title')}>
      <p>{say('shell.forbidden.detail', { role: say(`shell.role.${me.role}`) })}</p>
      <p className="section">
        <Link className={buttonClass({ main: true })} to={firstPages[me.role] as '/'}>
          {say('shell.to-first-page')}
        </Link>
      </p>
    </Page>
  )
}

function Foot() {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <footer className="foot">
      <nav className="wrap" aria-label={say('shell.foot.label')}>
        <a href={publicAddress('/regels', locale)}>{say('shell.foot.rules')}</a>
        <a href={publicAddress('/gegevens', locale)}>{say('shell.foot.data')}</a>
        <a href={publicAddress('/toegankelijkheid', locale)}>{say('shell.foot.accessibility')}</a>
      </nav>
    </footer>
  )
}

/** Leaves this app for the page to sign in. */
function ToSignIn() {
  useEffect(() => {
    location.assign(signInAddress())
  }, [])
  return null
}
