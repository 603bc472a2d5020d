import { createHash } from 'node:crypto'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Refusal } from '../../kernel/result.ts'
import type { Database } from '../../platform/database.ts'
import { LogPlaces } from '../registers/public.ts'
import { lookPlaces } from './look-log.ts'
import type { Asked } from './pack/draw-order.ts'
import { DELETIONS_FILE, jsonText, LOOKS_FILE, REPORT_FILE, SUMS_FILE } from './pack/pack-format.ts'
import { readDeletions } from './pack/read-deletions.ts'
import { readSample } from './pack/read-sample.ts'
import { reportText } from './pack/report-text.ts'
import { verifyAccessLog } from './verify-access-log.ts'

export type PackPlaces = { dataDir: string; logName: string; folder: string }
export type MadePack = { ok: true; chosen: number; drawn: number; deletions: number }
export type PackRefusal = Refusal<'folder-in-use' | 'tampered' | 'no-looks'>

/**
 * The yearly Wpg audit's sample (art. 33 Wpg) in a folder of its own: looks with their proofs, proofs of deletion, a
 * report and the digests of all. Refuses when the access log does not verify: first find out what happened. Making the
 * pack is a look at who looked at whom, and recorded as such, before it is written. `admin` may take the role helder_gate.
 */
export async function makeAuditPack(
  admin: Database,
  { dataDir, logName, folder }: PackPlaces,
  asked: Asked,
): Promise<MadePack | PackRefusal> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) return { ok: false, reason: 'folder-in-use' }
  const report = await verifyAccessLog(admin, { dataDir, logName })
  if (report.verdict !== 'good') return { ok: false, reason: 'tampered' }
  if (report.signed === 0) return { ok: false, reason: 'no-looks' }
  const places = { registers: new LogPlaces(dataDir, logName), looks: lookPlaces(dataDir, logName) }
  const files = await admin.begin('isolation level repeatable read', async (tx) => {
    await tx.unsafe('set local role helder_gate')
    const looks = await readSample(tx, places.looks, asked)
    const deletions = await readDeletions(tx, places, asked.year)
    await tx`select set_config('helder.organisation', 'operator:helder', true), set_config('helder.role', 'administrator', true),
      set_config('helder.account', 'helder audit-pack', true)`
    await tx`select access.record_look('make-audit-pack', 'access-log', ${String(asked.year)}, ${asked.organisation}, 'audit',
      ${`${asked.looks} looks of ${asked.year}`}, 'auditor')`
    return { looks, deletions }
  })
  await writePack(folder, files)
  return {
    ok: true,
    chosen: files.looks.drawn.filter(({ recorded }) => recorded).length,
    drawn: files.looks.drawn.length,
    deletions: files.deletions.logs.reduce((sum, { deletions }) => sum + deletions.length, 0),
  }
}

type Files = { looks: Parameters<typeof reportText>[0]; deletions: Parameters<typeof reportText>[1] }

async function writePack(folder: string, { looks, deletions }: Files): Promise<void> {
  const contents: [string, string][] = [
    [REPORT_FILE, reportText(looks, deletions)],
    [LOOKS_FILE, jsonText(looks)],
    [DELETIONS_FILE, jsonText(deletions)],
  ]
  const sums = contents.map(([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`)
  for (const [name, text] of [...contents, [SUMS_FILE, sums.join('')] as const]) {
    await writeFile(join(folder, name), text, { mode: 0o600, flag: 'wx' })
  }
}
