import type { DealerView } from '../contract.ts'

/** One line of the list of dealers: a branch with the business behind it. */
export type BranchRow = DealerView['branches'][number] & { kvkNumber: string; dealerName: string }

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The branches of all dealers by name. */
export function branchRows(dealers: DealerView[]): BranchRow[] {
  return dealers
    .flatMap(({ kvkNumber, name: dealerName, branches }) =>
      branches.map((branch) => ({ ...branch, kvkNumber, dealerName })),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'nl') || a.branchNumber.localeCompare(b.branchNumber))
}

/** Branches in which every word that someone typed occurs: in name, address, town or number. */
export function findBranches(rows: BranchRow[], search: { q?: string; gemeente?: string }): BranchRow[] {
  const words = plain(search.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  return rows.filter((row) => {
    if (search.gemeente !== undefined && row.municipality !== search.gemeente) return false
    const text = plain(
      [
        row.name,
        row.dealerName,
        row.street,
        row.houseNumber,
        row.postcode,
        row.town,
        row.kvkNumber,
        row.branchNumber,
      ].join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}
