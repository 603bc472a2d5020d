import { towns } from './towns.ts'

/** A municipality as policy knows it. */
export type Municipality = { slug: string; name: string; baseTeam: string }

/**
 * The municipality of the region that a place names, by its own name or that of one of its towns; null when it names
 * none. Of several the one that is named last counts, since addresses end with the town, and there the longest name.
 */
export function municipalityOf(place: string, municipalities: readonly Municipality[]): Municipality | null {
  const words = ` ${plain(place)} `
  let best: { municipality: Municipality; end: number; length: number } | null = null
  for (const municipality of municipalities) {
    for (const name of [municipality.name, ...(towns[municipality.slug] ?? [])]) {
      const wanted = ` ${plain(name)} `
      const at = words.lastIndexOf(wanted)
      if (at === -1 || isElsewhere(words.slice(at + wanted.length))) continue
      const end = at + wanted.length
      if (best === null || end > best.end || (end === best.end && wanted.length > best.length)) {
        best = { municipality, end, length: wanted.length }
      }
    }
  }
  return best?.municipality ?? null
}

/** Hengelo (Gld) is another town than Hengelo (Ov); Haarle and Beuningen too exist more than once. */
function isElsewhere(after: string): boolean {
  return /^(?:gld|gelderland|gem bronckhorst|nb|nbr|noord brabant|limburg|lb|utrecht)(?: |$)/.test(after)
}

/** Small letters and single spaces only, so that case, accents and hyphens make no difference. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}
