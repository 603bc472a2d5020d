import type { IdentifierKind } from './kinds/kind.ts'
import { kinds } from './kinds/kinds.ts'

/** A canonical identifier in groups as people read them aloud; parsing the result gives the canonical form back. */
export function formatIdentifier(kind: IdentifierKind, canonical: string): string {
  return kinds[kind].format(canonical)
}
