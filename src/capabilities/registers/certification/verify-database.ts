import { join } from 'node:path'
import {
  type Finding,
  Findings,
  type LogLeaves,
  opens,
  readSignedLog,
  type Verdict,
} from '../../../log/verify/public.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { checkRows } from './verify/check-rows.ts'
import { KeyFolder } from './verify/people.ts'
import { readAdoptions } from './verify/read-adoptions.ts'
import { type Counts, verifyMunicipality } from './verify/verify-municipality.ts'

export type VerifyOptions = {
  dataDir: string
  logName: string
  /** How far the work is: leaves of all logs are counted twice, once on disk and once in the database. */
  onProgress?: (done: number, total: number) => void
  /** The check of a commitment; replaced only by the control that shows what is missed without it. */
  opens?: typeof opens
}
export type MunicipalityReport = Counts & {
  municipality: string
  name: string
  verdict: Verdict
  problems: Finding[]
  problemCount: number
  /** Leaves under the signature on disk. */
  signed: number
  adoptions: { from: number; to: number; reason: string; adoptedAt: Date }[]
}
export type DatabaseReport = {
  verdict: Verdict
  municipalities: MunicipalityReport[]
  /** What belongs to no municipality. */
  problems: Finding[]
  problemCount: number
}
type Log = { municipality: string; name: string; size: number; halted: string | null }
type Work = { tx: Transaction; options: VerifyOptions; keys: KeyFolder; onLeaves: (count: number) => void }

/**
 * Checks the registers against their logs, row by row, and the logs against their signatures. Shares nothing with the
 * code that writes but node:crypto and the rules for identifiers: it reads docs/leaf.md anew. Sees one moment of the
 * database, also beside a running server; takes memory for 32 bytes per leaf of one log, whatever the size of the rest.
 * `admin` may take the role helder_gate. Throws Unusable when keys are missing without which nothing can be told.
 */
export async function verifyDatabase(admin: Database, options: VerifyOptions): Promise<DatabaseReport> {
  const report = await admin.begin('isolation level repeatable read read only', async (tx) => {
    await tx.unsafe('set local role helder_gate')
    const logs = await tx<Log[]>`
      select l.municipality, m.name, l.size, l.halted from registers.log l join policy.municipality m on m.slug = l.municipality order by 1`
    const total = logs.reduce((sum, { size }) => sum + 2 * size, 0)
    let done = 0
    const work: Work = {
      tx,
      options,
      keys: new KeyFolder(options.dataDir),
      onLeaves: (count) => options.onProgress?.(Math.min((done += count), total), total),
    }
    const checked: { log: Log; findings: Findings; counts: Counts; signed: number }[] = []
    for (const log of logs) checked.push(await verifyOne(work, log, admin))
    const loose = new Findings()
    const findingsOf = (municipality: string | null) =>
      checked.find(({ log }) => log.municipality === municipality)?.findings ?? loose
    await checkRows(tx, findingsOf)
    const municipalities: MunicipalityReport[] = []
    for (const { log, findings, counts, signed } of checked) {
      const adoptions = (await readAdoptions(tx, log.municipality)).map((row) => ({
        from: row.from_index,
        to: row.to_index,
        reason: row.reason,
        adoptedAt: row.adopted_at,
      }))
      const { municipality, name } = log
      municipalities.push({ municipality, name, ...verdictOf(findings), ...counts, signed, adoptions })
    }
    const all = [...checked.map(({ findings }) => findings), loose]
    const isGood = all.every(({ count }) => count === 0)
    return {
      ...verdictOf(loose),
      municipalities,
      verdict: isGood ? ('good' as const) : ('tampered' as const),
    }
  })
  return report as DatabaseReport
}

async function verifyOne(work: Work, log: Log, admin: Database) {
  const { tx, options, keys, onLeaves } = work
  const findings = new Findings()
  const leaves = await readLog(work, log, findings, admin)
  let before = 0
  const counts = await verifyMunicipality(tx, {
    municipality: log.municipality,
    size: log.size,
    log: leaves,
    keys,
    opens: options.opens ?? opens,
    findings,
    onProgress(done) {
      onLeaves(done - before)
      before = done
    },
  })
  return { log, findings, counts, signed: leaves.size }
}

/** Verifies the log on disk, and that the database knows at least as much as was signed. */
async function readLog(work: Work, log: Log, findings: Findings, admin: Database): Promise<LogLeaves> {
  const { municipality, size, halted } = log
  const { dataDir, logName } = work.options
  let before = 0
  const own = { name: municipality, dataDir, folder: join('logs', municipality), logName }
  const { leaves, signed } = await readSignedLog(own, findings, (done) => {
    work.onLeaves(done - before)
    before = done
  })
  if (halted !== null)
    findings.add(`log of ${municipality}`, `stands still, since the database was ${halted}`)
  if (size < signed) {
    // The server may have recorded and signed since the moment this check looks at.
    const [now] = await admin.begin(async (tx) => {
      await tx.unsafe('set local role helder_gate')
      return tx<{ size: number }[]>`select size from registers.log where municipality = ${municipality}`
    })
    if ((now?.size ?? 0) < signed) {
      findings.add(
        `log of ${municipality}`,
        `${signed} leaves were signed and the database knows ${size}: it was restored to an older state`,
      )
    }
  }
  return leaves
}

function verdictOf(findings: Findings): { verdict: Verdict; problems: Finding[]; problemCount: number } {
  const { first, count } = findings
  return { verdict: count === 0 ? 'good' : 'tampered', problems: first, problemCount: count }
}
