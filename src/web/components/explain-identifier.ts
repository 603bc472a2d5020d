import {
  formatIdentifier,
  type IdentifierKind,
  parseIdentifier,
  type WarningCode,
} from '../../identifiers/public.ts'
import type { MessageKey } from '../../platform/messages/index.ts'
import type { IconName } from './icon.tsx'
import type { StatusTone } from './status.tsx'

export type Explanation = {
  /** The number in groups as people read it; null for what can't be one (yet). */
  display: string | null
  remarks: { tone: StatusTone; icon: IconName; message: MessageKey }[]
}

// What was put right by itself is told calmly; the rest asks the reader to look at the goods again.
const calm: ReadonlySet<WarningCode> = new Set([
  'invisible-characters-removed',
  'check-digit-computed',
  'esn',
  'software-version-dropped',
])

/** What a number is worth, said while someone types: its groups, whether its check digit holds, what to look at. */
export function explainIdentifier(kind: IdentifierKind, value: string): Explanation {
  const parsed = parseIdentifier(kind, value)
  if (!parsed.ok) return { display: null, remarks: [] }
  const warnings: WarningCode[] =
    parsed.scope === 'model' ? [...parsed.warnings, 'model-number'] : parsed.warnings
  const remarks: Explanation['remarks'] = [...new Set(warnings)].map((code) => ({
    tone: calm.has(code) ? 'calm' : 'look',
    icon: calm.has(code) ? 'info' : 'alert',
    message: `identifier.warning.${code}`,
  }))
  if (parsed.valid === true && remarks.every(({ tone }) => tone === 'calm')) {
    remarks.unshift({ tone: 'plain', icon: 'check', message: 'identifier.state.valid' })
  }
  return { display: formatIdentifier(kind, parsed.canonical), remarks }
}
