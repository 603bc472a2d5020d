import type { DealerFilter } from './find-dealers.ts'

/** A selection of dealers in an address: the filter that finds them, or their ids joined by commas. */
export type Selection = DealerFilter & { handelaren?: string }

/**
 * How a selection goes to a letter or an invitation. All that a filter found goes as that filter; a choice out of them,
 * or everybody without a filter, goes by id: nobody writes to a whole region by leaving something out.
 */
export function selectionOf(
  filter: DealerFilter,
  found: readonly string[],
  chosen: readonly string[],
): Selection {
  const { q, gemeente, staat, soort, focus } = filter
  const kept: DealerFilter = {
    ...(q && { q }),
    ...(gemeente && { gemeente }),
    ...(staat && { staat }),
    ...(soort && { soort }),
    ...(focus && { focus }),
  }
  const isWhole = chosen.length === found.length && Object.keys(kept).length > 0
  return isWhole ? kept : { handelaren: chosen.join(',') }
}
