import type { ItemView } from '../contract.ts'

/** A number as people read it: in groups; an engraving as it stands on the goods, dots and all. */
export function shownIdentifier({ kind, value, display }: ItemView['identifiers'][number]): string {
  return kind === 'engraving' ? value : display
}
