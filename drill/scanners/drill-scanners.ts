import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from './judge.ts'
import { missingPackages, runScanners } from './run-scanners.ts'
import { writeReport } from './write-report.ts'

const FILE = join(import.meta.dirname, '../../docs/scanner-results.md')

/** S11. Gives the exit code: 0 passed, 1 failed, 2 not run. */
export async function drillScanners({ writes }: { writes: boolean }): Promise<number> {
  const missing = missingPackages()
  if (missing.length > 0) {
    console.error(`S11 NOT RUN: first sudo apt-get install -y ${missing.join(' ')}`)
    return 2
  }
  const begun = new Date()
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', cwd: import.meta.dirname })
  const outcomes: Outcome[] = []
  await runScanners((outcome) => {
    outcomes.push(outcome)
    const { scanner, complaints, foundPlanted } = outcome
    console.log(
      `${scanner}: ${complaints.length} complaints; of the planted holes found: ${foundPlanted.join('; ')}`,
    )
    for (const complaint of complaints) console.log(`  ${complaint}`)
  })
  const minutes = Math.round((Date.now() - begun.getTime()) / 60_000)
  const text = writeReport(outcomes, { begun, commit: commit.trim(), minutes })
  console.log(`\n${text}`)
  if (writes) writeFileSync(FILE, text)
  return outcomes.every(({ complaints }) => complaints.length === 0) ? 0 : 1
}
