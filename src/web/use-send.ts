import { useState } from 'react'
import { ApiProblem } from './api.ts'

type State = { isSending: boolean; errors: Record<string, string>; attempts: number; failure: unknown }
const start: State = { isSending: false, errors: {}, attempts: 0, failure: null }

/**
 * Sends something once at a time. What the server finds wrong comes back in words per field, everything else as a failure;
 * the screen keeps what was typed.
 */
export function useSend<Made>(send: () => Promise<Made>, onDone: (made: Made) => unknown) {
  const [state, setState] = useState(start)
  const submit = async (event?: { preventDefault: () => void }): Promise<void> => {
    event?.preventDefault()
    if (state.isSending) return
    setState({ ...state, isSending: true, failure: null })
    try {
      const made = await send()
      await onDone(made)
      setState(start)
    } catch (error) {
      const found = error instanceof ApiProblem ? (error.problem.errors ?? []) : []
      const errors = Object.fromEntries(found.map(({ field, message }) => [field, message]))
      const failure = found.length > 0 ? null : error
      setState({ isSending: false, errors, attempts: state.attempts + 1, failure })
    }
  }
  return { ...state, submit }
}
