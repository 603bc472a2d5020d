import {
  type LogKey,
  openNote,
  parseVkeys,
  signNote,
  Unusable,
  type Verdict,
  vkeyText,
} from '../../../log/public.ts'
import type { CheckAnswer } from '../open-checks.ts'
import { type CheckProof, claimsToBeProof, readProofText, writeProofText } from '../rules/proof-text.ts'

/** Makes and reads check proofs with our own key. */
export type Proofs = {
  /** The public key as text: what others verify with. */
  vkey: string
  /** That key and those before it, a line each. */
  vkeys: string
  /** The signed note of a proof. */
  sign: (proof: CheckProof) => string
  /** The signed proof of an answer; null when what was asked is no number of any kind. */
  ofAnswer: (answer: CheckAnswer, madeAt: Date) => string | null
  /** What a note of ours says; null when it is not one, or was changed. */
  read: (note: string) => CheckProof | null
}

export function openProofs(key: LogKey, retired: readonly string[] = []): Proofs {
  const vkey = vkeyText(key)
  const vkeys = [vkey, ...retired].join('\n')
  const sign = (proof: CheckProof) => signNote(writeProofText(key.name, proof), key)
  return {
    vkey,
    vkeys,
    sign,
    ofAnswer({ kind, canonical, shown, result, dataUntil }, madeAt) {
      if (kind === null || canonical === null) return null
      const instants = { dataUntil: dataUntil.toISOString(), madeAt: madeAt.toISOString() }
      return sign({ number: shown, kind, result, ...instants })
    },
    read: (note) => verifyProof(note, vkeys).proof ?? null,
  }
}

/** What checking a proof found; `proof` stands there only when it is good. */
export type ProofReport = { verdict: Verdict; what?: string; proof?: CheckProof }

/** Checks a proof against verifier keys, a line each, without asking anyone. */
export function verifyProof(note: string, vkeyLines: string): ProofReport {
  try {
    const vkeys = parseVkeys(vkeyLines)
    if (!claimsToBeProof(note))
      return { verdict: 'unusable', what: 'not a check proof (helder-check-proof-1)' }
    const opened = openNote(note, ...vkeys)
    if (!opened.ok) return { verdict: 'tampered', what: opened.what }
    // One signature and no other line: of a proof there is one writing.
    if (note.slice(opened.text.length).split('\n').length !== 3)
      return { verdict: 'tampered', what: 'has more than one signature' }
    const proof = readProofText(opened.text, vkeys[0].name)
    return proof ? { verdict: 'good', proof } : { verdict: 'tampered', what: 'has lines that no proof has' }
  } catch (error) {
    if (error instanceof Unusable) return { verdict: 'unusable', what: error.message }
    throw error
  }
}
