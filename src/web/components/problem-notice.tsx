import { ApiProblem, ConnectionLost } from '../api.ts'
import { useSay } from '../language.tsx'
import { signInAddress } from '../shell/sign-in-address.ts'
import { Notice } from './notice.tsx'

/** What went wrong in words: the server's own sentence, or that there is no connection. */
export function ProblemNotice({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const say = useSay()
  const lost = error instanceof ConnectionLost
  // Signed out elsewhere, too long away, or without the role: trying again helps nobody who is not signed in.
  const hasEnded = error instanceof ApiProblem && error.status === 401
  const title =
    error instanceof ApiProblem
      ? error.problem.title
      : say(lost ? 'shell.connection-lost.title' : 'shell.problem.title')
  const detail =
    error instanceof ApiProblem
      ? error.problem.detail
      : say(lost ? 'shell.connection-lost.detail' : 'shell.problem.detail')
  return (
    <Notice tone="warning" title={title} role="alert">
      <p>{detail}</p>
      {hasEnded && (
        <p>
          <a className="text-link" href={signInAddress()}>
            {say('members.sign-in')}
          </a>
        </p>
      )}
      {onAgain && !hasEnded && (
        <p>
          <button type="button" className="text-link" onClick={onAgain}>
            {say('shell.problem.again')}
          </button>
        </p>
      )}
    </Notice>
  )
}

/** The state of a query while there is no data: says what happens, never a bare spinner. */
export function Loading() {
  const say = useSay()
  return (
    <p className="muted" role="status">
      {say('shell.loading')}
    </p>
  )
}
