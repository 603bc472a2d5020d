import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Finding, Findings, parseVkeys, Unusable, type Verdict } from '../../log/verify/public.ts'
import {
  DELETIONS_FILE,
  deletionsFile,
  LOOKS_FILE,
  looksFile,
  REPORT_FILE,
  SUMS_FILE,
} from './pack/pack-format.ts'
import { reportText } from './pack/report-text.ts'
import { checkDeletions } from './verify/check-deletions.ts'
import { checkSample } from './verify/check-sample.ts'

export type PackReport = {
  verdict: Verdict
  problems: Finding[]
  problemCount: number
  chosen: number
  drawn: number
  deletions: number
  /** The key that the sample was checked with: the one given, else the pack's own word for it. */
  vkey: string
}

/**
 * Checks an audit pack with nothing but its files: the digests, the draw, every proof and what was opened, and that the
 * report says what the proofs say. `vkey` is the verifier key of the log of looks, got elsewhere, or several lines: those
 * that it had before too. Without it the pack is taken at its own word, which whoever reads the verdict must know. Throws
 * Unusable when it is no pack.
 */
export async function verifyAuditPack(folder: string, vkey?: string): Promise<PackReport> {
  const findings = new Findings()
  const texts = await readPack(folder, findings)
  const looks = parse(LOOKS_FILE, looksFile, texts)
  const deletions = parse(DELETIONS_FILE, deletionsFile, texts)
  const trusted = trustedKey(looks.log.vkey, vkey)
  const chosen = checkSample(looks, trusted, findings)
  checkDeletions(deletions, findings)
  if (looks.asked.year !== deletions.year) findings.add(DELETIONS_FILE, 'is of another year than the looks')
  // A report is made of what was proven; where something does not hold there is nothing to compare it with.
  if (findings.count === 0 && texts.get(REPORT_FILE) !== reportText(looks, deletions))
    findings.add(REPORT_FILE, 'does not say what the other files say, or another version of Helder made it')
  return {
    verdict: findings.count === 0 ? 'good' : 'tampered',
    problems: findings.first,
    problemCount: findings.count,
    chosen,
    drawn: looks.drawn.length,
    deletions: deletions.logs.reduce((sum, one) => sum + one.deletions.length, 0),
    vkey: trusted,
  }
}

/** The pack's key where it is one of those given; else the first given, under which nothing will hold. */
function trustedKey(own: string, given: string | undefined): string {
  if (given === undefined) return own
  parseVkeys(given)
  const lines = given.split('\n').map((line) => line.trim())
  return lines.includes(own) ? own : lines[0]!
}

const NAMES = [REPORT_FILE, LOOKS_FILE, DELETIONS_FILE]

async function readPack(folder: string, findings: Findings): Promise<Map<string, string>> {
  const present = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Unusable(`${folder} cannot be read: ${error.code}`)
  })
  const missing = [...NAMES, SUMS_FILE].filter((name) => !present.includes(name))
  if (missing.length > 0)
    throw new Unusable(`${folder} is not an audit pack: it has no ${missing.join(', ')}`)
  for (const name of present) {
    if (![...NAMES, SUMS_FILE].includes(name)) findings.add(name, 'does not belong to the pack')
  }
  const texts = new Map<string, string>()
  for (const name of NAMES) texts.set(name, await readFile(join(folder, name), 'utf8'))
  const sums = NAMES.map((name) => `${digest(texts.get(name)!)}  ${name}\n`).join('')
  if ((await readFile(join(folder, SUMS_FILE), 'utf8')) !== sums)
    findings.add(SUMS_FILE, 'does not hold the digests of the files')
  return texts
}

function parse<T>(name: string, format: z.ZodType<T>, texts: Map<string, string>): T {
  let value: unknown
  try {
    value = JSON.parse(texts.get(name)!)
  } catch {
    throw new Unusable(`${name} is not JSON`)
  }
  const read = format.safeParse(value)
  if (!read.success)
    throw new Unusable(`${name} is not as it should be: ${read.error.issues[0]?.path.join('.')}`)
  return read.data
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
