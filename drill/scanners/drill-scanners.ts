import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, type Scanner, scanners } from './judge.ts'
import { missingPackages, runScanners } from './run-scanners.ts'
import { writeReport } from './write-report.ts'

const FOLDER = join(import.meta.dirname, '../../docs/scanner-results')

/** Whom `--only` names: all scanners or one; none when it names something else. */
export function scannersOf(only: string): readonly Scanner[] {
  return only === 'scanners' ? scanners : scanners.filter((scanner) => scanner === only)
}

/** S11. Writes a page per scanner; gives the exit code: 0 passed, 1 failed, 2 not run. */
export async function drillScanners(
  chosen: readonly Scanner[],
  { writes }: { writes: boolean },
): Promise<number> {
  const missing = missingPackages()
  if (missing.length > 0) {
    console.error(`S11 NOT RUN: first sudo apt-get install -y ${missing.join(' ')}`)
    return 2
  }
  const begun = new Date()
  const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', cwd: import.meta.dirname })
  const outcomes: Outcome[] = []
  await runScanners(chosen, (outcome) => {
    outcomes.push(outcome)
    const { scanner, complaints, foundPlanted } = outcome
    console.log(
      `${scanner}: ${complaints.length} complaints; of the planted holes found: ${foundPlanted.join('; ')}`,
    )
    for (const complaint of complaints) console.log(`  ${complaint}`)
    const text = writeReport(outcome, { begun, commit: commit.trim() })
    if (writes) writeFileSync(join(FOLDER, `${scanner}.md`), text)
  })
  return outcomes.every(({ complaints }) => complaints.length === 0) ? 0 : 1
}
