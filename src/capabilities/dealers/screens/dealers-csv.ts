import { csvText } from '../../../kernel/write-csv-text.ts'
import type { ListedDealer } from '../contract.ts'
import { lastSignOfLife } from '../rules/find-dealers.ts'

const columns = [
  'id',
  'name',
  'kind',
  'size',
  'kvkNumber',
  'branchNumber',
  'street',
  'houseNumber',
  'postcode',
  'town',
  'municipality',
  'email',
  'phone',
  'state',
  'since',
] as const satisfies readonly (keyof ListedDealer)[]

/** Dealers as a table for a spreadsheet, with the names of the API in its head. */
export function dealersCsv(dealers: readonly ListedDealer[]): string {
  const rows = dealers.map((dealer) => [
    ...columns.map((column) => dealer[column]),
    lastSignOfLife(dealer.facts),
  ])
  return csvText([[...columns, 'lastSignOfLife'], ...rows])
}
