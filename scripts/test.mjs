// npm test: everything that CI runs. Plain JavaScript for Node 20, since it runs before anything is installed.
//   npm test -- --only unit,browser      some groups
//   npm test -- src/kernel               the unit group on these files
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { Stop, report } from './explain.mjs'
import { ensureInstalled } from './install.mjs'
import { environmentWith, findNode, requireNode20 } from './node24.mjs'
import { run } from './run.mjs'
import { ensureTools } from './system-tools.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const results = []
const notRun = []
const failedTests = []

try {
  requireNode20()
  const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
  const only = values.only?.split(',') ?? (positionals.length > 0 ? ['unit'] : null)
  process.exitCode = await runAll(only, positionals)
} catch (error) {
  process.exitCode = report(error)
}

async function runAll(only, files) {
  await group('install', () => ensureInstalled(root, { development: true }))
  const node = findNode(root)
  const groups = {
    tools: async () => void notRun.push(...(await ensureTools())),
    typecheck: () => tool('tsc', ['--noEmit']),
    lint: lint,
    unit: () => unit(files),
    build: () => ensureBuilt(root, node),
    browser: () => browser(node),
  }
  const unknown = only?.filter((name) => !(name in groups)) ?? []
  if (unknown.length > 0) {
    throw new Stop(
      `There is no group ${unknown.join(', ')}.`,
      `Choose from: ${Object.keys(groups).join(', ')}.`,
    )
  }
  for (const [name, work] of Object.entries(groups)) {
    if (only === null || only.includes(name)) await group(name, work)
  }
  return summary()
}

/** Runs one group, keeps its time, and goes on with the next when it fails: one run shows all that is wrong. */
async function group(name, work) {
  console.log(`\n== ${name}`)
  const begun = Date.now()
  let ok = true
  try {
    ok = (await work()) !== false
  } catch (error) {
    if (name === 'install') throw error
    report(error)
    ok = false
  }
  results.push({ name, ok, minutes: (Date.now() - begun) / 60_000 })
}

async function lint() {
  const format = await tool('biome', ['format', '.'])
  const rules = await tool('oxlint', ['--type-aware'])
  const unused = await tool('knip', [])
  return format && rules && unused
}

async function unit(files) {
  const output = join(root, 'test-results', 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
  const ok = await tool('vitest', ['run', ...reporters, ...files], { show: true })
  if (!existsSync(output)) return ok
  // Tests that a machine can't run are `runIf`, so the report tells them apart from those that passed.
  notRun.push(...testsIn(output, (status) => !['passed', 'failed'].includes(status)))
  failedTests.push(...testsIn(output, (status) => status === 'failed'))
  return ok
}

/** Tests of the report of vitest, each with the first line of what went wrong. */
function testsIn(file, wanted) {
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const path = name.replace(`${root}/`, '')
    const tests = assertionResults.filter(({ status }) => wanted(status))
    // A file that could not be read has no tests, only a message.
    if (assertionResults.length === 0 && message && wanted('failed'))
      return [`${path}: ${firstLine(message)}`]
    return tests.map(({ fullName, failureMessages = [] }) =>
      [`${path}: ${fullName}`, ...failureMessages.slice(0, 1).map(firstLine)].join('\n    '),
    )
  })
}

function firstLine(text) {
  return text.split('\n')[0].slice(0, 300)
}

async function browser(node) {
  if (notRun.some((line) => line.startsWith('browser journeys'))) return true
  if (!existsSync(join(root, 'tests', 'browser'))) return true
  await ensureBuilt(root, node)
  return tool('playwright', ['test'], { show: true })
}

/** Runs a program of node_modules/.bin; prints what it said when it fails. */
async function tool(name, args, { show = false } = {}) {
  const file = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)
  const { code, said } = await run(file, args, { ...inRoot(), show })
  if (!show && code !== 0) console.log(`${said.trim()}\n`)
  console.log(`  ${name} ${args[0] ?? ''}: ${code === 0 ? 'good' : 'FAILED'}`)
  return code === 0
}

/** Tests start Node some hundreds of times: what it compiled is kept. A server then starts in 0.7 s instead of 1.2 s. */
function inRoot() {
  const compiled = { NODE_COMPILE_CACHE: join(root, 'test-results', 'compiled') }
  return { cwd: root, env: { ...environmentWith(root), ...compiled, FORCE_COLOR: '0' } }
}

function summary() {
  console.log('\nMinutes per group')
  for (const { name, ok, minutes } of results) {
    console.log(`  ${name.padEnd(10)} ${minutes.toFixed(1).padStart(5)}  ${ok ? 'good' : 'FAILED'}`)
  }
  const total = results.reduce((sum, { minutes }) => sum + minutes, 0)
  console.log(`  ${'total'.padEnd(10)} ${total.toFixed(1).padStart(5)}`)
  if (notRun.length > 0) {
    console.log(
      `\nNOT RUN here (HELDER_REQUIRE_ALL=1 makes this a failure):\n${notRun.map((line) => `  ${line}`).join('\n')}`,
    )
  }
  // Once more at the end: of a long run often only that is kept.
  if (failedTests.length > 0)
    console.log(`\nFailed tests:\n${failedTests.map((line) => `  ${line}`).join('\n')}`)
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name)
  const tooFew = notRun.length > 0 && process.env.HELDER_REQUIRE_ALL === '1'
  if (failed.length > 0) console.log(`\nFAILED: ${failed.join(', ')}`)
  else console.log(tooFew ? '\nFAILED: not everything ran' : '\nAll good')
  return failed.length > 0 || tooFew ? 1 : 0
}
