import type { NoticeView } from '../../notices/contract.ts'
import { compareAddress, compareText } from '../../rules/compare-notice.ts'
import type { TradeEntry } from '../../trade-register/contract.ts'

/** Which place of business the notice is about, as an index: by number, else by address, else the main one, else the first. */
export function likeliestPlace(
  { branchNumber, at, to }: Pick<NoticeView, 'branchNumber' | 'at' | 'to'>,
  entries: readonly TradeEntry[],
): number {
  const there = (entry: TradeEntry) =>
    entry.address?.kind === 'domestic' &&
    [at, to].some((address) => compareAddress(address, entry.address as never) === 'same')
  const tests = [
    (entry: TradeEntry) => compareText(branchNumber, entry.branchNumber) === 'same',
    there,
    (entry: TradeEntry) => entry.isMain === true,
  ]
  for (const test of tests) {
    const found = entries.findIndex(test)
    if (found !== -1) return found
  }
  return 0
}
