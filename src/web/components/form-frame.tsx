import type { ReactNode } from 'react'
import type { useFormErrors } from '../use-form-errors.ts'
import { useSubmitKey } from '../use-submit-key.ts'
import { ErrorSummary } from './error-summary.tsx'

type Props = {
  className: string
  errors: Pick<ReturnType<typeof useFormErrors>, 'attempts' | 'shown'>
  /** How a field is called in the summary of errors. */
  labelOf: (field: string) => string
  onSubmit: () => Promise<void>
  children: ReactNode
}

/** A form that our own rules check, with all that is wrong above it; Ctrl Enter sends it too. */
export function FormFrame({ className, errors, labelOf, onSubmit, children }: Props) {
  useSubmitKey(onSubmit)
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void onSubmit()
      }}
    >
      <ErrorSummary
        attempt={errors.attempts}
        errors={errors.shown.map(({ field, text }) => ({
          name: field,
          label: labelOf(field),
          message: text,
        }))}
      />
      {children}
    </form>
  )
}
