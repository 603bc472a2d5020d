import type { useSay } from '../../../web/language.tsx'
import type { BylawPart } from '../rules/bylaw-parts.ts'
import type { BylawState } from '../rules/bylaw-state.ts'

/** What nobody can do while a part does not hold; of a designation it depends on what is there. */
export function consequence(say: ReturnType<typeof useSay>, part: BylawPart, state: BylawState): string {
  if (part === 'purchase-register') return say('bylaws.national')
  if (state === 'other-register' || state === 'unsigned') return say(`bylaws.follows.${state}`)
  return say(`bylaws.follows.${part}`)
}
