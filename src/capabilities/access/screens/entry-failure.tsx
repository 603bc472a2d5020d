import { Link } from '@tanstack/react-router'
import { ApiProblem, ConnectionLost } from '../../../web/api.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { isKnownHere, wasStopped } from '../../../web/passkey.ts'

/** Why a passkey was not made or did not sign in, in words. */
export function EntryFailure({ error }: { error: unknown }) {
  const say = useSay()
  if (error instanceof ApiProblem || error instanceof ConnectionLost) return <ProblemNotice error={error} />
  const key = isKnownHere(error) ? 'sign-in.known' : wasStopped(error) ? 'sign-in.stopped' : 'sign-in.failed'
  return (
    <Notice tone="warning" role="alert" title={say(`${key}.title`)}>
      <p>{say(`${key}.detail`)}</p>
    </Notice>
  )
}

/** To the page where people sign in. */
export function BackToSignIn() {
  const say = useSay()
  return (
    <Link className={buttonClass()} to="/aanmelden">
      {say('sign-in.back')}
    </Link>
  )
}
