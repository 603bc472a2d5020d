import type { BranchKind } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'
import { type DealerFacts, type DealerState, dealerStates, type ListedDealer } from '../contract.ts'

/** What a list of dealers is narrowed to; the same words stand in the address of every page that has such a list. */
export type DealerFilter = {
  q?: string
  gemeente?: string
  staat?: DealerState
  soort?: BranchKind
  focus?: '1'
}
export const dealerOrders = ['plaats', 'staat', 'sinds', 'teken'] as const
/** Without one: by name. `sinds`: longest in its state first; `teken`: longest without a sign of life first. */
export type DealerOrder = (typeof dealerOrders)[number]

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const dutch = new Intl.Collator('nl', { numeric: true })

/** Words that are sought in name, street, town and numbers; a number may be typed with spaces or dots. */
function textOf(dealer: ListedDealer): string {
  const { name, street, houseNumber, postcode, town, municipalityName, kvkNumber, branchNumber } = dealer
  const numbers = [kvkNumber, branchNumber].filter((number) => number !== null)
  const address = `${street} ${houseNumber} ${postcode} ${postcode.replace(' ', '')} ${town} ${municipalityName}`
  return plain(`${name} ${address} ${numbers.join(' ')}`)
}

/** The dealers that answer to every part of a filter, in the order in which they came. */
export function findDealers<D extends ListedDealer>(dealers: readonly D[], filter: DealerFilter): D[] {
  const typed = plain(filter.q ?? '').trim()
  const words = /^[\d .]+$/.test(typed) ? [typed.replaceAll(/[ .]/g, '')] : typed.split(/\s+/)
  return dealers.filter((dealer) => {
    if (filter.gemeente !== undefined && dealer.municipality !== filter.gemeente) return false
    if (filter.staat !== undefined && dealer.state !== filter.staat) return false
    if (filter.soort !== undefined && dealer.kind !== filter.soort) return false
    if (filter.focus !== undefined && !dealer.isFocus) return false
    if (typed === '') return true
    const text = textOf(dealer)
    return words.every((word) => text.includes(word))
  })
}

/** The last day on which the dealer itself did something: came, connected, recorded. */
export function lastSignOfLife(facts: DealerFacts): Day | null {
  const { attendedOn, joinedOn, firstEntryOn, lastEntryOn, nilStatedOn } = facts
  return [attendedOn, joinedOn, firstEntryOn, lastEntryOn, nilStatedOn].reduce(
    (last, on) => (on !== null && (last === null || on > last) ? on : last),
    null,
  )
}

/** Dealers in an order that says who comes first; equals by name. */
export function sortDealers<D extends ListedDealer>(
  dealers: readonly D[],
  order: DealerOrder | undefined,
): D[] {
  const before: Record<DealerOrder, (a: D, b: D) => number> = {
    plaats: (a, b) => dutch.compare(a.town, b.town),
    staat: (a, b) => dealerStates.indexOf(a.state) - dealerStates.indexOf(b.state),
    sinds: (a, b) => compareDays(a.since, b.since),
    teken: (a, b) => compareDays(lastSignOfLife(a.facts) ?? '', lastSignOfLife(b.facts) ?? ''),
  }
  return dealers.toSorted(
    (a, b) =>
      (order === undefined ? 0 : before[order](a, b)) ||
      dutch.compare(a.name, b.name) ||
      compareDays(a.id, b.id),
  )
}

const compareDays = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** How many dealers there are of each state. */
export function countStates(dealers: readonly Pick<ListedDealer, 'state'>[]): Record<DealerState, number> {
  const counts = Object.fromEntries(dealerStates.map((state) => [state, 0])) as Record<DealerState, number>
  for (const { state } of dealers) counts[state]++
  return counts
}

export type MunicipalityCount = {
  municipality: string
  name: string
  dealers: number
  /** Takes part in the register: connected, registering or, lately, quiet. */
  connected: number
}

/** How many dealers each municipality has and how many of them are connected, by name. */
export function countMunicipalities(dealers: readonly ListedDealer[]): MunicipalityCount[] {
  const counts = new Map<string, MunicipalityCount>()
  for (const { municipality, municipalityName: name, state } of dealers) {
    const count = counts.get(municipality) ?? { municipality, name, dealers: 0, connected: 0 }
    counts.set(municipality, count)
    count.dealers++
    if (isConnected(state)) count.connected++
  }
  return [...counts.values()].toSorted((a, b) => dutch.compare(a.name, b.name))
}

function isConnected(state: DealerState): boolean {
  return state === 'connected' || state === 'registering' || state === 'quiet'
}
