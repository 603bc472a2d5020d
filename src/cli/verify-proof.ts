import { verifyProof } from '../capabilities/check/public.ts'
import { exitCode } from '../log/public.ts'
import { readNamed, type VerifyArguments } from './verify-arguments.ts'

const answers = {
  'registered-stolen': 'was registered as stolen',
  'not-registered': 'was not registered as stolen',
  'not-valid': 'could not be a right number',
}

/** `helder verify proof FILE --vkey FILE`: offline, with nothing but the two files. */
export async function verifyProofFile({ place, vkeyFile }: VerifyArguments): Promise<number> {
  const [note, vkey] = [readNamed(place), readNamed(vkeyFile)]
  if (note === null || vkey === null) return 2
  const { verdict, proof, what } = verifyProof(note, vkey)
  if (proof) {
    console.log(
      `The proof is genuine: ${proof.kind} ${proof.number} ${answers[proof.result]} in the data until ` +
        `${proof.dataUntil}. It was made at ${proof.madeAt} and says nothing about later.`,
    )
  } else if (verdict === 'tampered') console.log(`The proof does not hold: it ${what}.`)
  else console.error(`This could not be checked: ${what}.`)
  return exitCode(verdict)
}
