import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, Scan } from './finding.ts'
import { runBounded } from './run-bounded.ts'

/** One request whose every parameter is tried. */
export type Target = {
  name: string
  url: string
  body?: string
  headers?: Record<string, string>
}

const CLEAN = 'all tested parameters do not appear to be injectable'
/** All targets together stay within the time of one scan. */
const TARGETS_MS_MAX = 240_000

/** sqlmap over the targets, one after another. A target of which it says neither yes nor no was not scanned. */
export async function scanWithSqlmap(
  targets: Target[],
  folder: string,
  answersOf: () => Record<string, number> = () => ({}),
): Promise<Scan> {
  const scan: Scan = { findings: [], unfinished: [], remarks: [] }
  const until_ms = performance.now() + TARGETS_MS_MAX
  for (const target of targets) {
    const home = mkdtempSync(join(folder, 'sqlmap-'))
    const left_ms = Math.max(1, until_ms - performance.now())
    const { output, wasCutOff } = await runBounded('sqlmap', argumentsFor(target, home), home, left_ms)
    const answers = answersOf()
    const found = injectionsIn(output, target.name)
    scan.findings.push(...found)
    if (wasCutOff) scan.unfinished.push(`${target.name}: cut off for time`)
    else if (found.length === 0 && !output.includes(CLEAN))
      scan.unfinished.push(`${target.name}: ${output.trim().split('\n').slice(-3).join(' ')}`)
    scan.remarks.push(`${target.name}: ${found.length} injectable${saysOf(answers)}`)
    // Refused at the door or slowed down, it would have tried nothing.
    for (const status of ['401', '403', '429', 'none'])
      if (answers[status]) scan.unfinished.push(`${target.name}: ${answers[status]} answers were ${status}`)
  }
  return scan
}

function argumentsFor({ url, body, headers = {} }: Target, home: string): string[] {
  const bounds = ['--batch', '--level', '1', '--risk', '1', '--timeout', '10', '--retries', '1']
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`])
  const form = body === undefined ? [] : ['--data', body]
  return ['-u', url, ...form, ...sent, ...bounds, '--disable-coloring', '--output-dir', join(home, 'out')]
}

/** The blocks of its summary: `Parameter: q (GET)`. */
function injectionsIn(output: string, where: string): Finding[] {
  return [...output.matchAll(/^Parameter: (.+)$/gm)].map(([, parameter]) => ({
    severity: 'critical',
    what: `SQL injection in ${parameter}`,
    where,
  }))
}

function saysOf(answers: Record<string, number>): string {
  const counts = Object.entries(answers).map(([status, count]) => `${count} × ${status}`)
  return counts.length > 0 ? ` (answers: ${counts.join(', ')})` : ''
}
