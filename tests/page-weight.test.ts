import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin, type Rolldown } from 'vite'
import { describe, expect, test } from 'vitest'
import { scriptWords } from '../src/public/script-words.ts'

// proof.md: 40 kB of script or less, compressed, on a public page. Built here, so that no old build is weighed.
const LIMIT_BYTES = 40_000
const root = join(import.meta.dirname, '..')

type Chunk = Rolldown.OutputChunk

async function buildSite(plugins: Plugin[] = []): Promise<Chunk[]> {
  const made = await build({
    configFile: join(root, 'vite.site.config.ts'),
    root: join(root, 'src/public/script'),
    logLevel: 'silent',
    plugins,
    build: { write: false },
  })
  const { output } = made as Rolldown.RolldownOutput
  return output.filter((part) => part.type === 'chunk')
}

/** The file and all that it imports at once; what is fetched when someone presses a button does not count. */
function loadedWith(name: string, chunks: Chunk[], seen = new Set<string>()): Chunk[] {
  const chunk = chunks.find(({ fileName }) => fileName === name)
  if (!chunk || seen.has(name)) return []
  seen.add(name)
  return [chunk, ...chunk.imports.flatMap((next) => loadedWith(next, chunks, seen))]
}

function weigh(chunks: Chunk[]): number {
  return loadedWith('site.js', chunks).reduce((sum, { code }) => sum + gzipSync(code).length, 0)
}

describe('the script of the public pages', () => {
  test('weighs 40 kB or less compressed, with its words', async () => {
    const chunks = await buildSite()
    const words = gzipSync(JSON.stringify(scriptWords('nl'))).length
    const bytes = weigh(chunks) + words
    expect(bytes).toBeGreaterThan(5_000)
    expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES)
  })

  test('control: a library in it is seen, one that is fetched on demand is not', async () => {
    const plain = weigh(await buildSite())
    const heavy = (code: string): Plugin => ({
      name: 'heavy',
      transform: (text, id) => (id.endsWith('/site.ts') ? `${code}\n${text}` : null),
    })
    const atOnce = await buildSite([heavy(`import * as z from 'zod'; globalThis.heavy = z`)])
    expect(weigh(atOnce)).toBeGreaterThan(LIMIT_BYTES)
    const onDemand = await buildSite([heavy(`globalThis.heavy = () => import('zod')`)])
    expect(weigh(onDemand) - plain).toBeLessThan(2_000)
  })

  test('the service worker stands alone: a classic script that imports nothing', async () => {
    const chunks = await buildSite()
    const worker = chunks.find(({ fileName }) => fileName === 'service-worker.js')
    expect(worker?.imports).toEqual([])
    expect(worker?.code).not.toMatch(/\b(import|export)\b/)
    expect(gzipSync(worker!.code).length).toBeLessThan(2_000)
  })
})
