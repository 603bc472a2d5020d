import { cpSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readGuard, saveLogKey, verifyLog, vkeyText } from '../src/log/public.ts'
import { SampleLog, scratchFolder } from './log-image.ts'
import { requires } from './requires.ts'
import { startPublisher, type TracedPublisher } from './traced-publisher.ts'

/**
 * R3: fail the Nth openat, pwrite64, fsync and rename of a publish run, for every N. Afterwards no checkpoint
 * may stand for tiles that are not there, and a clean run must succeed.
 */
const CALLS = ['openat', 'pwrite64', 'fsync', 'rename'] as const
type Call = (typeof CALLS)[number]

describe.runIf(requires('strace').run)(
  'R3: faults in the file system while publishing',
  { timeout: 300_000 },
  () => {
    const folder = scratchFolder()
    const keyFile = join(folder.path, 'key')
    let publisher: TracedPublisher
    let before: SampleLog
    let after: SampleLog

    beforeAll(async () => {
      publisher = await startPublisher()
      before = new SampleLog(join(folder.path, 'before'))
      await saveLogKey(keyFile, before.key)
      await before.publish(300)
      after = new SampleLog(join(folder.path, 'after'), before.key)
      await after.publish(600)
    })

    afterAll(async () => {
      await publisher.stop()
      folder[Symbol.dispose]()
    })

    /** One publish run with the nth call failing, on a copy of the log as it was; undefined past the last call. */
    async function runWithFault(call: Call, nth: number, start: 'nothing' | 'log', careless: boolean) {
      const root = join(folder.path, `${start}-${careless}-${call}-${nth}`)
      if (start === 'log') cpSync(join(folder.path, 'before'), root, { recursive: true })
      else mkdirSync(root)
      const log = new SampleLog(root, before.key)
      const first = careless ? { checkpointFirst: readFileSync(join(after.dir, 'checkpoint'), 'utf8') } : {}
      const command = { dir: log.dir, guardFile: log.guardFile, keyFile, size: 600, ...first }
      const watch = ['-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:when=${nth}`]
      const { answer, trace } = await publisher.publish(command, watch, join(root, 'trace'))
      const injected = trace.includes('(INJECTED)')
      if (!injected && answer !== 'published') throw new Error(`without a fault: ${answer}`)
      if (!injected) return undefined
      const report = await verifyLog({ place: log.dir, vkey: vkeyText(log.key) })
      return { log, answer, report }
    }

    for (const start of ['nothing', 'log'] as const) {
      test.each(CALLS)(`%s, starting from ${start}`, async (call) => {
        let failures = 0
        for (let nth = 1; ; nth++) {
          const run = await runWithFault(call, nth, start, false)
          if (run === undefined) break
          const { log, answer, report } = run
          if (answer !== 'published') failures++
          // From nothing there may be no log yet; where there was one it must always verify.
          const allowed = start === 'nothing' ? ['good', 'unusable'] : ['good']
          expect(allowed, `${call} ${nth}: ${JSON.stringify(report.problems)}`).toContain(report.verdict)
          expect([0, 300, 600]).toContain(report.size)
          const guard = await readGuard(log.guardFile, log.key.name)
          expect(guard?.size ?? 0).toBeGreaterThanOrEqual(report.size)

          expect(await log.publish(600)).toMatchObject({ ok: true, size: 600 })
          expect(await verifyLog({ place: log.dir, vkey: vkeyText(log.key) })).toMatchObject({
            verdict: 'good',
            size: 600,
          })
        }
        expect(failures).toBeGreaterThan(5)
      })
    }

    test('control: a publisher that writes its checkpoint before the tiles is caught', async () => {
      let caught = 0
      for (let nth = 1; ; nth++) {
        const run = await runWithFault('rename', nth, 'log', true)
        if (run === undefined) break
        if (run.report.verdict === 'tampered') caught++
      }
      expect(caught).toBeGreaterThan(3)
    })
  },
)
