import type { DealerValues } from './rules/check-dealer.ts'

const columns: Partial<Record<keyof DealerValues, string>> = {
  kvkNumber: 'kvk_number',
  branchNumber: 'branch_number',
  houseNumber: 'house_number',
}

/** The values under the names of the columns of programme.dealer. */
export function dealerColumns(values: Partial<DealerValues>): Record<string, string | null> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [columns[field as keyof DealerValues] ?? field, value]),
  )
}
