import { newIdempotencyKey } from '../../../../web/api.ts'

/**
 * One form, one key: pressing twice, or again after the line went down, sends the same request and records once. The
 * moment of recording is part of the request, so it is pinned as long as the form says the same.
 */
export type Submission = { key: string; typed: string | null; at: string | null }

export function newSubmission(): Submission {
  return { key: newIdempotencyKey(), typed: null, at: null }
}

/** The submission to send for what is typed now; `at` is the moment that the request names. */
export function pinned(submission: Submission, values: unknown, now: Date): Submission & { at: string } {
  const typed = JSON.stringify(values)
  const at = submission.typed === typed && submission.at !== null ? submission.at : now.toISOString()
  return { key: submission.key, typed, at }
}
