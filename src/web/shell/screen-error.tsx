import type { ErrorComponentProps } from '@tanstack/react-router'
import { Page } from '../components/page.tsx'
import { ProblemNotice } from '../components/problem-notice.tsx'
import { useSay } from '../language.tsx'
import { ApiProblem } from '../api.ts'
import { signInAddress } from './sign-in-address.ts'

/** A screen that failed: says so and offers to try again; the menu stays. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const say = useSay()
  if (error instanceof ApiProblem && error.status === 401) {
    location.assign(signInAddress())
    return null
  }
  return (
    <Page title={say('shell.problem.title')}>
      <ProblemNotice error={error} onAgain={reset} />
    </Page>
  )
}
