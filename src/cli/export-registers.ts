import { dealerCaller, listBranches, operatorCaller } from '../capabilities/access/public.ts'
import { exportPurchases, purchaseColumns } from '../capabilities/registers/public.ts'
import { inTransaction } from '../platform/database.ts'
import { writeCsv } from '../platform/write-csv.ts'
import { withRegisters } from './registers.ts'

/** `helder export branches FILE.csv`. */
export async function exportBranchesFile(file: string): Promise<number> {
  return withRegisters('export', async ({ database }) => {
    const branches = await inTransaction(database, operatorCaller('export'), listBranches)
    const rows = branches.map(({ branchNumber, organisationId, name, municipality, kind }) => ({
      branch_number: branchNumber,
      kvk_number: organisationId.slice('dealer:'.length),
      name,
      municipality,
      kind,
    }))
    const count = await writeCsv(file, ['branch_number', 'kvk_number', 'name', 'municipality', 'kind'], rows)
    console.log(`${count} branches written to ${file}.`)
    return 0
  })
}

/** `helder export purchases FILE.csv`: all branches, in the columns that `helder import purchases` reads. */
export async function exportPurchasesFile(file: string): Promise<number> {
  return withRegisters('export', async (registers) => {
    const branches = await inTransaction(registers.database, operatorCaller('export'), listBranches)
    async function* rows() {
      for (const branch of branches) {
        yield* exportPurchases(registers, dealerCaller('export', branch), branch.branchNumber)
      }
    }
    const count = await writeCsv(file, purchaseColumns, rows())
    console.log(
      `${count} lines written to ${file}. It names sellers: every one of these looks is in the access log.`,
    )
    return 0
  })
}
