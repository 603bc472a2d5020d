import { exitCode, verifyReceipt } from '../log/public.ts'
import { readNamed, type VerifyArguments } from './verify-arguments.ts'

/** `helder verify receipt FILE --vkey FILE`: offline, with nothing but the two files. */
export async function verifyReceiptFile({ place, vkeyFile }: VerifyArguments): Promise<number> {
  const [receipt, vkey] = [readNamed(place), readNamed(vkeyFile)]
  if (receipt === null || vkey === null) return 2
  const { verdict, problems, proven } = verifyReceipt(receipt, vkey)
  if (proven) {
    const { register, sequenceNumber, branchNumber, occurredAt } = proven.opened.facts as Record<
      string,
      unknown
    >
    const what = register === 'sale' ? 'Sale' : 'Purchase'
    console.log(
      `The receipt is genuine: ${what.toLowerCase()} ${String(sequenceNumber)} of branch ${String(branchNumber)}, of ${String(occurredAt)}, ` +
        `stands as entry ${proven.index} in the log ${proven.origin} of ${proven.size} entries.`,
    )
    console.log(JSON.stringify(proven.opened, null, 2))
    console.log(`Closed, and not in the receipt: ${proven.closed.join(', ')}.`)
  } else if (verdict === 'tampered') {
    for (const { where, what } of problems) console.log(`The receipt does not hold: ${where} ${what}.`)
  } else {
    for (const { what } of problems) console.error(`This could not be checked: ${what}.`)
  }
  return exitCode(verdict)
}
