import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { saveLogKey } from '../src/log/public.ts'
import { SampleLog, scratchFolder } from './log-image.ts'
import { requires } from './requires.ts'
import { startPublisher } from './traced-publisher.ts'

/**
 * Killing a process shows nothing about a power cut: what then counts is that each file and folder was synced
 * before the next step relied on it. So the order of the calls themselves is checked.
 */
type Step = { deed: 'fsync' | 'rename'; path: string; from: string }

describe.runIf(requires('strace').run)('the order in which a publish run writes to disk', () => {
  test('tiles with their folders, then guard, then checkpoint; leave out any sync (control) and it shows', async () => {
    using folder = scratchFolder()
    const log = new SampleLog(folder.path)
    const keyFile = join(folder.path, 'key')
    await saveLogKey(keyFile, log.key)
    const publisher = await startPublisher()
    const command = { dir: log.dir, guardFile: log.guardFile, keyFile, size: 300 }
    const watch = ['-y', '-e', 'trace=fsync,rename', '-s', '500']
    const { answer, trace } = await publisher.publish(command, watch, join(folder.path, 'trace'))
    await publisher.stop()
    expect(answer).toBe('published')

    const steps = readSteps(trace)
    // Three tiles, two bundles, guard, checkpoint.
    expect(steps.filter((step) => step.deed === 'rename')).toHaveLength(7)
    expect(wrongOrder(steps, log)).toEqual([])

    const needed = steps.filter(
      (step) =>
        step.deed === 'fsync' &&
        wrongOrder(
          steps.filter((other) => other !== step),
          log,
        ).length > 0,
    )
    const files = steps.filter((step) => step.deed === 'fsync' && step.path.includes('.tmp-'))
    expect(files).toHaveLength(7)
    expect(needed).toEqual(expect.arrayContaining(files))
    const checkpointFirst = steps.toSorted((a, b) => Number(isCheckpoint(b)) - Number(isCheckpoint(a)))
    expect(wrongOrder(checkpointFirst, log).length).toBeGreaterThan(5)
  })
})

function isCheckpoint(step: Step): boolean {
  return step.deed === 'rename' && step.path.endsWith('/checkpoint')
}

function readSteps(trace: string): Step[] {
  return trace.split('\n').flatMap((line): Step[] => {
    const synced = /^fsync\(\d+<(.+)>\) += 0/.exec(line)?.[1]
    if (synced !== undefined) return [{ deed: 'fsync', path: synced, from: '' }]
    const renamed = /^rename\("(.+)", "(.+)"\) += 0/.exec(line)
    if (renamed?.[1] === undefined || renamed[2] === undefined) return []
    return [{ deed: 'rename', path: renamed[2], from: renamed[1] }]
  })
}

/** What comes too late or never, as sentences. */
function wrongOrder(steps: readonly Step[], log: SampleLog): string[] {
  const renameOf = (path: string) => steps.findIndex((step) => step.deed === 'rename' && step.path === path)
  const guard = renameOf(log.guardFile)
  const checkpoint = renameOf(join(log.dir, 'checkpoint'))
  const isSynced = (path: string, after: number, before: number) =>
    steps.some((step, i) => step.deed === 'fsync' && step.path === path && i > after && i < before)
  return steps.flatMap(({ deed, path, from }, i) => {
    if (deed !== 'rename') return []
    const wrong: string[] = []
    if (!isSynced(from, -1, i)) wrong.push(`${path} is renamed before its bytes are synced`)
    const isTile = i !== guard && i !== checkpoint
    const deadline = isTile ? Math.min(guard, checkpoint) : i === guard ? checkpoint : steps.length
    if (i > deadline) wrong.push(`${path} comes after what relies on it`)
    const folder = dirname(path)
    if (!isSynced(folder, i, deadline)) wrong.push(`${folder} is not synced after ${path}`)
    // The folders above a tile are new too: their names must be on disk before anything relies on them.
    for (let above = dirname(folder); isTile && above.startsWith(log.dir); above = dirname(above)) {
      if (!isSynced(above, -1, deadline)) wrong.push(`${above} is not synced`)
    }
    return wrong
  })
}
