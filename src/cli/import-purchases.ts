import { dealerCaller, listBranches, operatorCaller } from '../capabilities/access/public.ts'
import { importPurchases } from '../capabilities/registers/public.ts'
import { inTransaction } from '../platform/database.ts'
import { headerSentence, lineSentence } from './import-sentences.ts'
import { openProgress } from './progress.ts'
import { withRegisters } from './registers.ts'

/** `helder import purchases FILE.csv`: 0 when every line stands, 1 when lines were refused, 2 when nothing was done. */
export async function importPurchasesFile(file: string): Promise<number> {
  return withRegisters('import', async (registers) => {
    const progress = openProgress('lines')
    const known = await inTransaction(registers.database, operatorCaller('import'), listBranches)
    const branches = known.map((branch) => ({ branch, caller: dealerCaller('import', branch) }))
    const result = await importPurchases(registers, file, {
      branches: new Map(branches.map((one) => [one.branch.branchNumber, one])),
      now: () => new Date(),
      onError(error) {
        progress.clear()
        console.error(lineSentence(error))
      },
      onProgress: ({ rows, rowsTotal }) => progress.note(rows, rowsTotal),
      onUnknownColumns: (names) =>
        console.error(`Not imported, since unknown: column ${names.join(', column ')}.`),
    })
    progress.clear()
    if (!result.ok) {
      console.error(result.reason === 'empty-file' ? `${file} is empty.` : headerSentence(file, result))
      return 2
    }
    console.log(
      `${result.rows} lines read: ${result.recorded} purchases recorded, ${result.unchanged} stood already unchanged, ` +
        `${result.refusedPurchases} refused (${result.refusedRows} lines).`,
    )
    return result.refusedRows === 0 ? 0 : 1
  })
}
