import { verifyAuditPack } from '../capabilities/audit/public.ts'
import { exitCode, Unusable } from '../log/public.ts'
import { counted, readNamed, sayProblems, type VerifyArguments } from './verify-arguments.ts'

/** `helder verify audit-pack FOLDER [--vkey FILE]`: offline, with nothing but the folder. */
export async function verifyAuditPackAt({ place, vkeyFile }: VerifyArguments): Promise<number> {
  const vkey = vkeyFile === '' ? undefined : readNamed(vkeyFile)
  if (vkey === null) return exitCode('unusable')
  try {
    const { verdict, problems, problemCount, ...report } = await verifyAuditPack(place, vkey)
    sayProblems(problems, problemCount)
    if (verdict === 'good') {
      console.log(
        `The pack is whole: ${counted(report.chosen, 'look', 'looks')}, drawn as the checkpoint says from ` +
          `${counted(report.drawn, 'leaf', 'leaves')}, and ${counted(report.deletions, 'proof', 'proofs')} of deletion.`,
      )
    } else console.log('The pack was tampered with or is damaged (above).')
    if (vkey === undefined)
      console.log(
        `Checked with the key in the pack itself; compare it with the one you know:\n${report.vkey}`,
      )
    return exitCode(verdict)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    console.error(`This could not be checked: ${error.message}.`)
    return exitCode('unusable')
  }
}
