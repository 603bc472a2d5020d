import { spawn } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawDiagram, withDiagram } from '../scripts/diagram.ts'
import { startServer, type TestServer } from './server.ts'
import { parseModule, readModules, ROOT } from './tidy/modules.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const papers = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
// Made from the running screens; a paper may be read before they are.
const isPicture = (link: string) => link.startsWith('docs/screenshots/')

describe('the papers', () => {
  test.each(['README.md', 'docs/architecture.md'])('%s shows the diagram of the code as it is', (file) => {
    const modules = readModules()
    expect(withDiagram(read(file), drawDiagram(modules))).toBe(read(file))
    // The control: one more import, and the picture is old.
    const more = [...modules, parseModule('src/log/a.ts', `import { x } from '../identifiers/public.ts'`)]
    expect(withDiagram(read(file), drawDiagram(more))).not.toBe(read(file))
  })

  test('every link within the project leads somewhere', () => {
    const broken = papers.flatMap((paper) => brokenLinks(paper, read(paper)))
    expect(papers.length).toBeGreaterThan(15)
    expect(broken).toEqual([])
    expect(brokenLinks('README.md', '[a](docs/none.md) [b](LICENSE)')).toEqual(['README.md: docs/none.md'])
  })
})

function brokenLinks(paper: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^https?:/.test(link) && !isPicture(link))
    .filter((link) => !existsSync(join(ROOT, dirname(paper), link)))
    .map((link) => `${paper}: ${link}`)
}

describe('the five lines of the README', () => {
  const lines = /session: begin[^\n]*\n```sh\n([\s\S]*?)\n```\n<!-- session: end/
    .exec(read('README.md'))![1]!
    .split('\n')
  let server: TestServer
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  /** One line as a reader types it, in this checkout, against the server of this test. */
  function type(line: string): Promise<{ code: number | null; out: string }> {
    const child = spawn('sh', ['-c', line.replaceAll('.data/', `${server.dataDir}/`)], {
      cwd: ROOT,
      env: {
        ...process.env,
        HELDER_DATA: server.dataDir,
        PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })))
  }

  test('record a theft and a purchase, get the hit, tamper, and see it found', async () => {
    expect(lines.length).toBe(5)
    const [thefts, purchases, hits, tamper, verify] = lines as [string, string, string, string, string]
    expect(await type(thefts)).toMatchObject({ code: 0, out: expect.stringContaining('1 stolen items new') })
    expect(await type(purchases)).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 purchases recorded'),
    })
    await expect
      .poll(async () => (await type(hits)).out, { timeout: 60_000 })
      .toMatch(/^SESSION-1,BVH,SESSION-1,certain,/m)
    // The control: before the tampering everything is whole.
    expect(await type(verify)).toMatchObject({ code: 0 })
    expect(await type(tamper)).toMatchObject({ code: 0, out: expect.stringContaining('24 euro') })
    const found = await type(verify)
    expect(found.code).toBe(1)
    expect(found.out).toMatch(/purchase \d+ of branch 990000010001 .*not what was logged/)
    expect(await type(tamper)).toMatchObject({ code: 0, out: expect.stringContaining('240 euro') })
    expect(await type(verify)).toMatchObject({ code: 0 })
  }, 240_000)
})
