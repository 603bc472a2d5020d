import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Module, readModules, ROOT } from '../tests/tidy/modules.ts'
import { drawDealerStates, STATES_FILE } from './draw-dealer-states.ts'
import { drawMeasures, MEASURES_FILE } from './draw-measures.ts'
import { CASES_FILE, drawTriangleCases } from './draw-triangle-cases.ts'
import { drawVisits, VISITS_FILE } from './draw-visit-states.ts'
import { drawOverview, OVERVIEW_FILE } from './draw-overview.ts'

// npm run diagram: draws docs/architecture.md's picture from what the files import. A test fails when it is old.

const FILES = ['docs/architecture.md', 'README.md']
const BEGIN = '<!-- diagram: begin (npm run diagram) -->'
const END = '<!-- diagram: end -->'

/** Everything may use these; their arrows would hide the others. */
const GROUND = new Set(['kernel', 'platform'])
const COLUMNS: Record<string, string> = {
  web: 'the signed-in app',
  public: 'the public site',
  server: 'server',
  cli: 'commands',
  identifiers: 'identifiers',
  log: 'verifiable log',
  scan: 'the scanner',
}

/** The parts of src/ and which part's code runs another's: types are gone by then. */
export function edgesOf(modules: readonly Module[]): [from: string, to: string][] {
  const edges = new Set<string>()
  for (const { path, imports } of modules) {
    const from = partOf(path)
    if (from === null || path.includes('.test.')) continue
    for (const { to, isType } of imports) {
      const part = isType ? null : partOf(to)
      if (part !== null && part !== from && !GROUND.has(part) && !GROUND.has(from))
        edges.add(`${from} ${part}`)
    }
  }
  return [...edges].sort().map((edge) => edge.split(' ') as [string, string])
}

function partOf(path: string): string | null {
  const [src, area, name] = path.split('/')
  if (src !== 'src' || area === undefined) return null
  // The screens of a capability are part of the app: they only share its contract and rules.
  if (area === 'capabilities') return path.includes('/screens/') ? 'web' : (name ?? null)
  return area
}

export function drawDiagram(modules: readonly Module[]): string {
  const edges = edgesOf(modules)
  const parts = [...new Set(edges.flat())].sort()
  const isCapability = (part: string) => !(part in COLUMNS)
  const lines = [
    'flowchart TD',
    ...parts.filter((part) => !isCapability(part)).map((part) => `  ${part}[${COLUMNS[part]}]`),
    '  subgraph capabilities',
    ...parts.filter(isCapability).map((part) => `    ${part}`),
    '  end',
    ...edges.map(([from, to]) => `  ${from} --> ${to}`),
  ]
  return `\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``
}

/** The text with the diagram between its marks; the text itself when it has no marks. */
export function withDiagram(text: string, diagram: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (begin === -1 || end < begin) return text
  return `${text.slice(0, begin + BEGIN.length)}\n${diagram}\n${text.slice(end)}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const diagram = drawDiagram(readModules())
  for (const name of FILES) {
    const file = join(ROOT, name)
    writeFileSync(file, withDiagram(readFileSync(file, 'utf8'), diagram))
  }
  writeFileSync(join(ROOT, STATES_FILE), drawDealerStates())
  writeFileSync(join(ROOT, MEASURES_FILE), drawMeasures())
  writeFileSync(join(ROOT, CASES_FILE), drawTriangleCases())
  writeFileSync(join(ROOT, OVERVIEW_FILE), drawOverview())
  writeFileSync(join(ROOT, VISITS_FILE), drawVisits())
  console.log(`Drawn in ${[...FILES, STATES_FILE, CASES_FILE, OVERVIEW_FILE].join(', ')}.`)
}
