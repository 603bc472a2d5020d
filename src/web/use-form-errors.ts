import { useState } from 'react'
import { type FieldValues, type UseFormReturn, useFormState } from 'react-hook-form'
import type { FieldError } from '../kernel/result.ts'
import { isMessageKey } from '../platform/messages/index.ts'
import { useSay } from './language.tsx'

type Shown = { field: string; text: string }
type ServerError = { field: string; message: string }

/**
 * The errors of a form to show: before someone tries to send only at fields they left with something in it, after that
 * all that the rules find. What the server found besides stays until the form changes.
 */
export function useFormErrors<T extends FieldValues>(form: UseFormReturn<T>, values: T, found: FieldError[]) {
  const say = useSay()
  const { touchedFields } = useFormState({ control: form.control })
  const [attempts, setAttempts] = useState(0)
  const [server, setServer] = useState<{ typed: string; errors: ServerError[] }>({ typed: '', errors: [] })
  const typed = JSON.stringify(values)

  const shown: Shown[] = [
    ...found
      .filter(({ field }) => attempts > 0 || wasFilledIn(field, touchedFields, values))
      .map(({ field, code, values: about }) => ({
        field,
        text: isMessageKey(code) ? say(code, about) : code,
      })),
    ...(server.typed === typed ? server.errors : []).map(({ field, message }) => ({ field, text: message })),
  ]
  const texts = new Map(shown.map(({ field, text }) => [field, text]))
  return {
    attempts,
    /** For the summary: nothing before the first attempt. */
    shown: attempts > 0 ? shown : [],
    names: [...texts.keys()],
    of: (name: string) => texts.get(name),
    attempt: () => setAttempts((count) => count + 1),
    fromServer: (errors: ServerError[]) => {
      setServer({ typed, errors })
      setAttempts((count) => count + 1)
    },
  }
}

function wasFilledIn(field: string, touched: object, values: object): boolean {
  const at = (root: unknown) =>
    field
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], root)
  const value = at(values)
  return at(touched) === true && typeof value === 'string' && value.trim() !== ''
}
