import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchCheck } from './check.ts'
import { benchHits } from './hits.ts'
import { benchLog } from './log.ts'
import { benchPage } from './page.ts'
import { benchRecording } from './recording.ts'
import type { BenchRow } from './row.ts'
import { benchSearch } from './search.ts'

// npm run bench [-- --only recording,search]. Figures are ratios of one run on one machine; never compare across runs.
const groups: Record<string, () => Promise<BenchRow[]>> = {
  check: benchCheck,
  recording: benchRecording,
  search: benchSearch,
  hits: benchHits,
  log: benchLog,
  page: benchPage,
}

const { values } = parseArgs({ options: { only: { type: 'string' } } })
const only = values.only?.split(',') ?? Object.keys(groups)
const rows: BenchRow[] = []
for (const name of only) {
  const group = groups[name]
  if (!group) throw new Error(`no group ${name}; there are ${Object.keys(groups).join(', ')}`)
  console.error(`== ${name}`)
  rows.push(...(await group()))
}
const text = table(rows)
console.log(text)
if (values.only === undefined) writeFileSync(join(import.meta.dirname, '../docs/benchmarks.md'), page(text))

function table(all: BenchRow[]): string {
  const lines = all.map((row) => {
    const figure = 'ratio' in row ? row.ratio.toFixed(2) : `${row.value.toPrecision(3)} ${row.unit}`
    const [low, high] = row.spread
    return `| ${row.name} | ${row.peer} | ${row.goal} | ${figure} | ${low.toPrecision(3)} to ${high.toPrecision(3)} | ${row.rounds} |`
  })
  return [
    '| what | against | goal | measured (median) | spread | rounds |',
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n')
}

function page(text: string): string {
  const day = new Date().toISOString().slice(0, 10)
  return `# Benchmarks

Made by \`npm run bench\` on ${day}, ${cpus().length} cores, Node ${process.version}. Peers and limits run in the same script, taking turns;
medians with their spread. Ratios of one run say something; absolute figures of another machine do not.

${text}
`
}
