import {
  type DatabaseReport,
  type MunicipalityReport,
  verifyDatabase,
} from '../capabilities/registers/public.ts'
import { exitCode, Unusable } from '../log/public.ts'
import { readConfig } from '../platform/config.ts'
import { openDatabase } from '../platform/database.ts'
import { openCluster } from './cluster.ts'
import { openProgress } from './progress.ts'
import { counted, sayProblems } from './verify-arguments.ts'

/** `helder verify database`: every row of the registers against the logs; beside a running server or without one. */
export async function verifyWholeDatabase(): Promise<number> {
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 2, name: 'helder verify' })
  const progress = openProgress('leaves')
  try {
    const { dataDir, logName } = config
    const report = await verifyDatabase(admin, {
      dataDir,
      logName,
      onProgress: (done, total) => progress.note(done, total),
    })
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

function say({ municipalities, problems, problemCount, verdict }: DatabaseReport): void {
  for (const one of municipalities) if (one.verdict !== 'good') sayProblems(one.problems, one.problemCount)
  sayProblems(problems, problemCount)
  for (const one of municipalities) console.log(sentence(one))
  if (problemCount > 0)
    console.log(`${counted(problemCount, 'row belongs', 'rows belong')} to no municipality.`)
  if (municipalities.length === 0) console.log('There are no logs yet: nothing to check.')
  console.log(
    verdict === 'good' ? 'The registers are whole.' : 'The registers were tampered with or are damaged.',
  )
}

/** One sentence per municipality: what was checked, what waits, and what an adoption says. */
function sentence(report: MunicipalityReport): string {
  const { name, entries, signed, waiting, adoptions, lost, doubled, problemCount } = report
  const parts = [
    `${counted(entries, 'entry', 'entries')} and ${counted(signed, 'signed leaf', 'signed leaves')}`,
    ...(waiting > 0 ? [`${counted(waiting, 'leaf waits', 'leaves wait')} for a signature`] : []),
    ...adoptions.map(
      ({ from, to, adoptedAt }) =>
        `leaves ${from} up to ${to} were adopted on ${adoptedAt.toISOString().slice(0, 10)} after a restore`,
    ),
    ...(lost > 0 ? [`${counted(lost, 'entry is', 'entries are')} lost, with the log as witness`] : []),
    ...(doubled > 0
      ? [`${counted(doubled, 'number was', 'numbers were')} given a second time before that`]
      : []),
    problemCount === 0
      ? 'everything as it was logged'
      : `TAMPERED: ${counted(problemCount, 'thing does', 'things do')} not fit (above)`,
  ]
  return `${name}: ${parts.join('; ')}.`
}
