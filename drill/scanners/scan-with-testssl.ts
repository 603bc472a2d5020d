import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, type Scan, type Severity, severities } from './finding.ts'
import { runBounded } from './run-bounded.ts'

type Entry = { id: string; severity: string; finding: string }

/** testssl.sh over one listener; asks nobody else: no DNS, no revocation lists. */
export async function scanWithTestssl(url: string, folder: string): Promise<Scan> {
  const home = mkdtempSync(join(folder, 'testssl-'))
  const file = join(home, 'report.json')
  const quiet = ['--quiet', '--color', '0', '--warnings', 'batch', '--nodns', 'none']
  const args = [...quiet, '--openssl-timeout', '10', '--jsonfile', file, `${url}/`]
  const { output, wasCutOff } = await runBounded('testssl', args, home)
  if (wasCutOff || !existsSync(file)) {
    const why = wasCutOff ? 'cut off for time' : output.trim().split('\n').slice(-5).join(' ')
    return { findings: [], unfinished: [why], remarks: [] }
  }
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Entry[]
  const isDone = entries.some(({ id, severity }) => id === 'scanTime' && severity !== 'WARN')
  return {
    findings: entries.flatMap((entry) => findingOf(entry)),
    unfinished: isDone ? [] : ['it did not come to its end'],
    remarks: [`${entries.length} statements`],
  }
}

function findingOf({ id, severity, finding }: Entry): Finding[] {
  const level = severity === 'FATAL' ? 'critical' : (severity.toLowerCase() as Severity)
  return severities.includes(level) ? [{ severity: level, what: `${id}: ${finding}`, where: 'TLS' }] : []
}
