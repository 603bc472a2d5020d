import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { evaluate } from './run.ts'
import { toMarkdown, wrongAlertCount } from './table.ts'

const usage = `npm run evaluate -- [--seed 2026] [--cases 400] [--honest 5000] [--no-write]
Measures how well stolen goods are found, prints it and writes it into docs/finding.md.`

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '2026' },
    cases: { type: 'string', default: '400' },
    honest: { type: 'string', default: '5000' },
    'no-write': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

if (values.help) console.log(usage)
else {
  const evaluation = evaluate({
    seed: Number(values.seed),
    casesPerClass: Number(values.cases),
    honestPurchases: Number(values.honest),
  })
  const markdown = toMarkdown(evaluation)
  console.log(markdown)
  if (!values['no-write']) writeBetweenMarkers(new URL('../docs/finding.md', import.meta.url), markdown)
  const failing = evaluation.results.filter((result) => result.mustNotAlert && wrongAlertCount(result) > 0)
  for (const { name } of failing) console.error(`Alerts on things that differ: ${name}`)
  process.exitCode = failing.length > 0 ? 1 : 0
}

function writeBetweenMarkers(file: URL, markdown: string): void {
  const text = readFileSync(file, 'utf8')
  const parts = /^([\s\S]*<!-- measured -->\n)[\s\S]*(<!-- \/measured -->[\s\S]*)$/.exec(text)
  if (!parts) throw new Error('docs/finding.md has no markers <!-- measured --> and <!-- /measured -->')
  writeFileSync(file, `${parts[1]}${markdown}\n${parts[2]}`)
}
