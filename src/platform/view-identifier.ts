import { formatIdentifier, type IdentifierKind, parseIdentifier } from '../identifiers/public.ts'

/** A number as the screens show it, from the row that keeps it. */
export function viewIdentifier(kept: { kind: string; value: string; canonical: string }): {
  kind: IdentifierKind
  value: string
  display: string
  valid: boolean | null
} {
  const kind = kept.kind as IdentifierKind
  const parsed = parseIdentifier(kind, kept.value)
  return {
    kind,
    value: kept.value,
    display: formatIdentifier(kind, kept.canonical),
    valid: parsed.ok ? parsed.valid : null,
  }
}
