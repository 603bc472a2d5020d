import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Finding, type Scan, severities } from './finding.ts'
import { runBounded } from './run-bounded.ts'

type Entry = { level: number | string; info: string; method: string; path: string; parameter: string }
type Report = {
  vulnerabilities: Record<string, Entry[]>
  anomalies: Record<string, Entry[]>
  infos: { crawled_pages_nbr?: number; version: string }
}

const CRAWL_SECONDS_MAX = 40
const MODULE_SECONDS_MAX = 30
/** Those that it uses by itself; named, for their number bounds the time. */
const MODULES = [
  'blindsql',
  'cookieflags',
  'csp',
  'exec',
  'file',
  'http_headers',
  'permanentxss',
  'redirect',
  'sql',
  'ssrf',
  'xss',
]

/**
 * Wapiti over a site, from its home page on. `endpoint`: where pages that fetch addresses would go, instead of its maker.
 * With fewer addresses and forms than `addresses_min` it did not find its way.
 */
export async function scanWithWapiti(
  url: string,
  { endpoint, folder, addresses_min }: { endpoint: string; folder: string; addresses_min: number },
): Promise<Scan> {
  const home = mkdtempSync(join(folder, 'wapiti-'))
  const file = join(home, 'report.json')
  const { output, wasCutOff } = await runBounded('wapiti', argumentsFor(url, endpoint, home, file), home)
  if (wasCutOff || !existsSync(file)) {
    const why = wasCutOff ? 'cut off for time' : output.trim().split('\n').slice(-5).join(' ')
    return { findings: [], unfinished: [why], remarks: [] }
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const kinds = [...Object.entries(report.vulnerabilities), ...Object.entries(report.anomalies)]
  const findings = kinds.flatMap(([kind, entries]) => entries.map((entry) => findingOf(kind, entry)))
  const launched = [...output.matchAll(/Launching module (\w+)/g)].map(([, name]) => name!)
  const missing = MODULES.filter((name) => !launched.includes(name))
  const stopped = [...output.matchAll(/Max attack time was reached for module (\w+)/g)].map(
    ([, name]) => name,
  )
  const crawled = /found (\d+) URLs and forms/.exec(output)?.[1] ?? '0'
  const remarks = [
    `${crawled} addresses and forms; modules ${launched.join(', ')}`,
    ...(stopped.length > 0
      ? [`after ${MODULE_SECONDS_MAX} s not yet through all of them: ${stopped.join(', ')}`]
      : []),
  ]
  const unfinished = missing.map((name) => `module ${name} did not run`)
  if (Number(crawled) < addresses_min) unfinished.push(`it found only ${crawled} addresses and forms`)
  return { findings, unfinished, remarks }
}

function argumentsFor(url: string, endpoint: string, home: string, file: string): string[] {
  const bounds = [
    '--max-scan-time',
    String(CRAWL_SECONDS_MAX),
    '--max-attack-time',
    String(MODULE_SECONDS_MAX),
  ]
  const kept = ['--store-session', join(home, 'session'), '--store-config', join(home, 'config')]
  const scan = ['-u', `${url}/`, '--scope', 'domain', '-m', MODULES.join(','), '-t', '10', '-v', '1']
  // It asks for Brotli and, as Debian packs it, cannot read it: it would see one empty page.
  const readable = ['-H', 'Accept-Encoding: gzip, deflate']
  return [
    ...scan,
    ...readable,
    ...bounds,
    ...kept,
    '--endpoint',
    endpoint,
    '--no-bugreport',
    '-f',
    'json',
    '-o',
    file,
  ]
}

function findingOf(kind: string, { level, info, method, path, parameter }: Entry): Finding {
  // 0 is information, 4 critical; some modules write the figure as text.
  const severity = severities[Math.min(Math.max(Number(level), 1), severities.length) - 1]!
  return { severity, what: `${kind}: ${info}`, where: `${method} ${path} ${parameter ?? ''}`.trim() }
}
