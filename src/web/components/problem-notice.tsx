import { ApiProblem, ConnectionLost } from '../api.ts'
import { useSay } from '../language.tsx'
import { Notice } from './notice.tsx'

/** What went wrong in words: the server's own sentence, or that there is no connection. */
export function ProblemNotice({ error, onAgain }: { error: unknown; onAgain?: () => void }) {
  const say = useSay()
  const lost = error instanceof ConnectionLost
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
      {onAgain && (
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
