import { createHash } from 'node:crypto'
import {
  type Finding,
  Findings,
  openNote,
  parseVkeys,
  Unusable,
  type Verdict,
  type Vkeys,
} from '../../../log/public.ts'
import { claimsToBeSeal, type Manifest, readManifest, readSeal } from '../rules/manifest-text.ts'
import { MANIFEST_NAME, pieceFileName } from './attachment-names.ts'
import { readAttachments } from './read-attachments.ts'
import { openSealed } from './seal-pdf.ts'

export type FileReport = {
  verdict: Verdict
  problems: Finding[]
  problemCount: number
  /** What the file consists of; there when its list is signed by the key. */
  manifest: Manifest | null
}

/**
 * Checks a whole file with nothing but its bytes and the verifier keys (a line each): that the seal covers every byte, that
 * the list of pieces is signed, and that each piece is what the list says. Throws Unusable when it is no file of Helder, or
 * when there is no key to check it with.
 */
export function verifyFile(file: Buffer, vkeyLines: string): FileReport {
  const vkeys = parseVkeys(vkeyLines)
  const findings = new Findings()
  const sealed = openSealed(file)
  const attachments = readAttachments(file)
  if (sealed === null && !attachments.has(MANIFEST_NAME))
    throw new Unusable('this is not a case file made by Helder: it has no seal and no list of pieces')
  const manifestDigest = checkSeal(sealed, vkeys, findings)
  const manifest = checkManifest(attachments.get(MANIFEST_NAME) ?? null, vkeys, manifestDigest, findings)
  if (manifest !== null) checkPieces(manifest, attachments, findings)
  const { count, first } = findings
  return { verdict: count === 0 ? 'good' : 'tampered', problems: first, problemCount: count, manifest }
}

/** Gives the digest of the manifest that the seal names, or null when there is no seal that holds. */
function checkSeal(sealed: ReturnType<typeof openSealed>, vkeys: Vkeys, findings: Findings): string | null {
  if (sealed === null) {
    findings.add('the PDF', 'has no seal: it was saved anew or cut off')
    return null
  }
  const opened = claimsToBeSeal(sealed.note)
    ? openNote(sealed.note, ...vkeys)
    : { ok: false as const, what: 'is not a seal' }
  const seal = opened.ok ? readSeal(opened.text, vkeys[0].name) : undefined
  if (seal === undefined) {
    findings.add('the seal', opened.ok ? 'has lines that no seal has' : opened.what)
    return null
  }
  if (!sealed.isWhole) findings.add('the PDF', 'has something after the seal, or its end was changed')
  if (sealed.pdf.length !== seal.pdfBytes || sha256(sealed.pdf) !== seal.pdfDigest)
    findings.add('the PDF', 'was changed after it was sealed')
  return seal.manifestDigest
}

function checkManifest(
  bytes: Buffer | null,
  vkeys: Vkeys,
  sealedDigest: string | null,
  findings: Findings,
): Manifest | null {
  if (bytes === null) {
    findings.add('the list of pieces', 'is missing or can not be read')
    return null
  }
  if (sealedDigest !== null && sha256(bytes) !== sealedDigest)
    findings.add('the list of pieces', 'is not the one that was sealed')
  const opened = openNote(bytes.toString('utf8'), ...vkeys)
  const manifest = opened.ok ? readManifest(opened.text, vkeys[0].name) : undefined
  if (manifest === undefined)
    findings.add('the list of pieces', opened.ok ? 'has lines that no list has' : opened.what)
  return manifest ?? null
}

function checkPieces(manifest: Manifest, attachments: Map<string, Buffer | null>, findings: Findings): void {
  const names = new Set([MANIFEST_NAME])
  for (const { number, title, digest } of manifest.pieces) {
    const name = pieceFileName(number)
    names.add(name)
    const where = `piece ${number} (${title})`
    const bytes = attachments.get(name)
    if (bytes === undefined) findings.add(where, 'was taken out')
    else if (bytes === null || sha256(bytes) !== digest) findings.add(where, 'is not what was signed')
  }
  for (const name of attachments.keys()) if (!names.has(name)) findings.add(name, 'was put in')
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
