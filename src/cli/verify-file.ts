import { readFileSync } from 'node:fs'
import { verifyFile } from '../capabilities/measures/public.ts'
import { exitCode, Unusable } from '../log/public.ts'
import { counted, readNamed, sayProblems, type VerifyArguments } from './verify-arguments.ts'

/** `helder verify file FILE.pdf --vkey FILE`: the whole file of a case, offline, with nothing but the two files. */
export async function verifyCaseFile({ place, vkeyFile }: VerifyArguments): Promise<number> {
  const vkey = readNamed(vkeyFile)
  if (vkey === null) return exitCode('unusable')
  let file: Buffer
  try {
    file = readFileSync(place)
  } catch (error) {
    console.error(`${place} can't be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
    return exitCode('unusable')
  }
  try {
    const { verdict, problems, problemCount, manifest } = verifyFile(file, vkey)
    sayProblems(problems, problemCount)
    if (verdict === 'good' && manifest !== null)
      console.log(
        `The file is whole: ${manifest.fileNumber} of ${manifest.organisation}, made at ${manifest.madeAt}, with ` +
          `${counted(manifest.pieces.length, 'piece', 'pieces')}; not one byte of it was changed.`,
      )
    else console.log('The file was tampered with, or saved anew by other software (above).')
    return exitCode(verdict)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    console.error(`This could not be checked: ${error.message}.`)
    return exitCode('unusable')
  }
}
