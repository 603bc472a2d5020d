import { type IdentifierKind, parseIdentifier } from '../../../identifiers/public.ts'
import type { FieldError } from '../../../kernel/result.ts'

/** What is wrong with numbers as typed; what stands in the place of a number ("n.v.t.") is none, and no error. */
export function numberErrors(
  numbers: readonly { kind: string; value: string }[],
  path: string,
): FieldError[] {
  return numbers.flatMap(({ kind, value }, position) => {
    const parsed = parseIdentifier(kind as IdentifierKind, value)
    if (parsed.ok || parsed.reason === 'placeholder') return []
    return [{ field: `${path}.${position}.value`, code: `identifier.${parsed.reason}` }]
  })
}
