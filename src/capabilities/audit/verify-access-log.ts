import { join } from 'node:path'
import {
  type AdoptionRow,
  checkAdoptions,
  type Finding,
  Findings,
  opens,
  readSignedLog,
  type Verdict,
} from '../../log/verify/public.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { checkLooseRows } from './verify/check-loose-rows.ts'
import { type LookCounts, verifyLooks } from './verify/verify-looks.ts'

export type VerifyAccessLogOptions = {
  dataDir: string
  logName: string
  onProgress?: (done: number, total: number) => void
  /** The check of a commitment; replaced only by the control that shows what is missed without it. */
  opens?: typeof opens
}
export type AccessLogReport = LookCounts & {
  verdict: Verdict
  /** The first hundred. */
  problems: Finding[]
  problemCount: number
  /** Leaves under the signature on disk. */
  signed: number
  adoptions: { from: number; to: number; adoptedAt: Date }[]
  /** The verifier key of the log, for whoever compares it with the one kept from before; null before the first look. */
  vkey: string | null
}
type State = { size: number; halted: string | null }

/**
 * Checks every look against its leaf, and the log of looks against its signature and its guard. Shares nothing with what
 * writes, which is the database itself: it reads docs/leaf.md anew. Sees one moment, also beside a running server. `admin`
 * may take the role helder_gate. Throws Unusable when keys are missing without which nothing can be told.
 */
export async function verifyAccessLog(
  admin: Database,
  options: VerifyAccessLogOptions,
): Promise<AccessLogReport> {
  const { dataDir, logName, onProgress = () => undefined } = options
  const findings = new Findings()
  const report = await asGate(admin, 'isolation level repeatable read read only', async (tx) => {
    const { size, halted } = await readState(tx)
    const total = 2 * size
    const own = { name: 'access', dataDir, folder: join('private-logs', 'access'), logName }
    const log = await readSignedLog(own, findings, (done) => onProgress(Math.min(done, total), total))
    if (halted !== null) findings.add('log of access', `stands still, since the database was ${halted}`)
    // The server may have signed since the moment that this check looks at.
    if (size < log.signed && (await asGate(admin, '', readState)).size < log.signed) {
      findings.add(
        'log of access',
        `${log.signed} leaves were signed and the database knows ${size}: it was restored to an older state`,
      )
    }
    const check = { size, log: log.leaves, opens: options.opens ?? opens, findings }
    const counts = await verifyLooks(tx, {
      ...check,
      onProgress: (done) => onProgress(Math.min(size + done, total), total),
    })
    await checkLooseRows(tx, findings)
    const adoptions = await readAdoptions(tx)
    checkAdoptions(adoptions, log.leaves, findings)
    return { ...counts, signed: log.leaves.size, vkey: log.vkey, adoptions }
  })
  return {
    ...report,
    verdict: findings.count === 0 ? 'good' : 'tampered',
    problems: findings.first,
    problemCount: findings.count,
    adoptions: report.adoptions.map((row) => ({
      from: row.from_index,
      to: row.to_index,
      adoptedAt: row.adopted_at,
    })),
  }
}

async function asGate<T>(admin: Database, mode: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const result = await admin.begin(mode, async (tx) => {
    await tx.unsafe('set local role helder_gate')
    return { value: await work(tx) }
  })
  return (result as { value: T }).value
}

async function readState(tx: Transaction): Promise<State> {
  const [state] = await tx<State[]>`select size, halted from access.look_log where log = 'access'`
  return state ?? { size: 0, halted: null }
}

async function readAdoptions(tx: Transaction): Promise<AdoptionRow[]> {
  return tx<AdoptionRow[]>`
    select from_index, to_index, reason, reason_key, adopted_at from access.look_adoption order by from_index`
}
