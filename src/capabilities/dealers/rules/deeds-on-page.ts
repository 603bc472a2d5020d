import type { NotableKind } from '../contract.ts'
import type { DealerPage } from '../one-dealer/contract.ts'

/** What someone who meets the dealer can note now, most usual first. */
export function notableNow({ facts, waysOut }: Pick<DealerPage, 'facts' | 'waysOut'>): NotableKind[] {
  if (facts.endedOn !== null) return ['reopened', 'note']
  const paper: NotableKind[] =
    facts.paperSince !== null
      ? ['paper-register-ended']
      : facts.joinedOn === null
        ? ['paper-register-kept']
        : []
  return ['reached', 'note', ...paper, ...(waysOut.includes('stop') ? (['ended'] as const) : [])]
}
