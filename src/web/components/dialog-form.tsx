import type { ReactNode } from 'react'
import type { useSend } from '../use-send.ts'
import { Button } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { ProblemNotice } from './problem-notice.tsx'

type Props = {
  sending: ReturnType<typeof useSend>
  /** How a field is called in the summary of errors. */
  labelOf: (field: string) => string
  /** The deed, and the way back. */
  send: string
  back: string
  onClose: () => void
  children: ReactNode
}

/** A form in a dialog that the server checks: all that is wrong above it, the deed and the way back below. */
export function DialogForm({ sending, labelOf, send, back, onClose, children }: Props) {
  const { attempts, errors, failure, isSending, submit } = sending
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={Object.entries(errors).map(([name, message]) => ({ name, label: labelOf(name), message }))}
      />
      {children}
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {send}
        </Button>
        <Button onClick={onClose}>{back}</Button>
      </div>
    </form>
  )
}
