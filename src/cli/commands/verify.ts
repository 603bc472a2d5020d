import { parseArgs } from 'node:util'
import type { VerifyArguments } from '../verify-arguments.ts'

const USAGE = `Usage: helder verify log URL|FOLDER --vkey FILE [--earlier CHECKPOINT-FILE ...]
       helder verify receipt FILE --vkey FILE
       helder verify proof FILE --vkey FILE
       helder verify file FILE.pdf --vkey FILE
       helder verify database
       helder verify access-log
       helder verify audit-pack FOLDER [--vkey FILE]

--vkey FILE is a file with the verifier key of the log: the line that /log/<municipality>/vkey gives; for a
check proof, that of /check/vkey; for the whole file of a case, that of /case-files/vkey. Get it from someone you
trust, not from whom you check. --earlier FILE is a checkpoint of this log that you kept: the log must continue it.
Exit code: 0 when everything fits, 1 when something was tampered with, 2 when it could not be checked.`

const kinds: Record<string, () => Promise<(given: VerifyArguments) => Promise<number>>> = {
  log: async () => (await import('../verify-log.ts')).verifyLogAt,
  receipt: async () => (await import('../verify-receipt.ts')).verifyReceiptFile,
  proof: async () => (await import('../verify-proof.ts')).verifyProofFile,
  file: async () => (await import('../verify-file.ts')).verifyCaseFile,
  database: async () => (await import('../verify-database.ts')).verifyWholeDatabase,
  'audit-pack': async () => (await import('../verify-audit-pack.ts')).verifyAuditPackAt,
  'access-log': async () => (await import('../verify-access-log.ts')).verifyWholeAccessLog,
}
/** What is checked where it stands, with the keys beside it: nothing need be named. */
const WHOLE = ['database', 'access-log']
/** Holds a key of its own, which whoever checks compares with the one they know. */
const KEYED = ['audit-pack']

/** `helder verify log|receipt|proof|file|database|access-log|audit-pack`: 0 good, 1 tampered, 2 unusable. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { vkey: { type: 'string' }, earlier: { type: 'string', multiple: true } },
  })
  const [kind = '', ...places] = positionals
  const load = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  const isWhole = WHOLE.includes(kind)
    ? places.length === 0
    : places.length === 1 && (values.vkey !== undefined || KEYED.includes(kind))
  if (!load || !isWhole) {
    console.error(USAGE)
    return 2
  }
  const verify = await load()
  return verify({ place: places[0] ?? '', vkeyFile: values.vkey ?? '', earlierFiles: values.earlier ?? [] })
}
