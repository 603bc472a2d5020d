import { type AccessLogReport, verifyAccessLog } from '../capabilities/audit/public.ts'
import { exitCode, Unusable } from '../log/public.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { openCluster } from './cluster.ts'
import { openProgress } from './progress.ts'
import { counted, sayProblems } from './verify-arguments.ts'

/** `helder verify access-log`: every look against the log of looks; beside a running server or without one. */
export async function verifyWholeAccessLog(): Promise<number> {
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 2, name: 'helder verify' })
  const progress = openProgress('leaves')
  try {
    const { dataDir, logName } = config
    const onProgress = (done: number, total: number) => progress.note(done, total)
    const report = await verifyAccessLog(admin, { dataDir, logName, onProgress })
    progress.clear()
    say(report)
    return exitCode(report.verdict)
  } catch (error) {
    progress.clear()
    if (!(error instanceof Unusable)) throw error
    console.error(error.message)
    return exitCode('unusable')
  } finally {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
}

function say(report: AccessLogReport): void {
  const { looks, signed, waiting, forgotten, lost, adoptions, verdict, vkey } = report
  sayProblems(report.problems, report.problemCount)
  const parts = [
    `${counted(looks, 'look', 'looks')} and ${counted(signed, 'signed leaf', 'signed leaves')}`,
    ...(waiting > 0 ? [`${counted(waiting, 'leaf waits', 'leaves wait')} for a signature`] : []),
    ...(forgotten > 0 ? [`${counted(forgotten, 'look', 'looks')} forgotten, with the log as witness`] : []),
    ...adoptions.map(
      ({ from, to, adoptedAt }) =>
        `leaves ${from} up to ${to} were adopted on ${adoptedAt.toISOString().slice(0, 10)} after a restore`,
    ),
    ...(lost > 0 ? [`${counted(lost, 'look is', 'looks are')} lost, with the log as witness`] : []),
  ]
  console.log(`${parts.join('; ')}.`)
  if (vkey !== null) console.log(`Signed by ${vkey}`)
  console.log(
    verdict === 'good'
      ? 'The access log is whole.'
      : 'The access log was tampered with or is damaged (above).',
  )
}
