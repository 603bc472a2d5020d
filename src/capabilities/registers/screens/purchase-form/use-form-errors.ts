import { useEffect, useState } from 'react'
import { type UseFormReturn, useFormState } from 'react-hook-form'
import { isMessageKey } from '../../../../platform/messages/index.ts'
import { useSay } from '../../../../web/language.tsx'
import { checkForm, formErrors, type Given } from './check-form.ts'
import type { PurchaseValues } from './form-values.ts'

type Shown = { field: string; text: string }
type ServerError = { field: string; message: string }

/**
 * The errors to show: before someone tries to record only at fields they left with something in it, after that all.
 * What the server found besides stays until the form changes.
 */
export function useFormErrors(
  form: UseFormReturn<PurchaseValues>,
  values: PurchaseValues,
  given: Omit<Given, 'now'>,
) {
  const say = useSay()
  const { touchedFields } = useFormState({ control: form.control })
  const [attempts, setAttempts] = useState(0)
  const [server, setServer] = useState<ServerError[]>([])
  useEffect(() => setServer([]), [values])

  const found = checkForm(values, { ...given, now: new Date() }).map(
    ({ field, code, values: about }): Shown => ({
      field,
      text: isMessageKey(code) ? say(code, about) : code,
    }),
  )
  const shown: Shown[] = [
    ...found.filter(({ field }) => attempts > 0 || wasFilledIn(field, touchedFields, values)),
    ...server.map(({ field, message }) => ({ field, text: message })),
  ]
  const texts = new Map(shown.map(({ field, text }) => [field, text]))
  return {
    attempts,
    shown: attempts > 0 ? shown : [],
    names: [...texts.keys()],
    of: (name: string) => texts.get(name),
    attempt: () => setAttempts((count) => count + 1),
    fromServer: (errors: ServerError[]) => {
      setServer(formErrors(errors, values.items))
      setAttempts((count) => count + 1)
    },
  }
}

function wasFilledIn(field: string, touched: object, values: PurchaseValues): boolean {
  const at = (root: unknown) =>
    field
      .split('.')
      .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], root)
  const value = at(values)
  return at(touched) === true && typeof value === 'string' && value.trim() !== ''
}
