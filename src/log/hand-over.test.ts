import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { LOG_NAME, SampleLog, scratchFolder } from '../../tests/log-image.ts'
import { allVkeys, handOver, retiredKeys } from './hand-over.ts'
import { generateLogKey, loadLogKey, saveLogKey, vkeyText } from './keys.ts'
import { signNote } from './note.ts'
import { verifyLog } from './verify/public.ts'

const NOW = new Date('2026-11-27T12:00:00Z')

/** A log of 64 leaves whose key stands in a file, as it does in HELDER_DATA/keys/logs. */
async function logWithKeyFile(root: string, size = 64) {
  const keyFile = join(root, 'keys', 'enschede.key')
  mkdirSync(dirname(keyFile), { recursive: true })
  await saveLogKey(keyFile, generateLogKey(LOG_NAME))
  const log = new SampleLog(root, await loadLogKey(keyFile))
  if (size > 0) await log.publish(size)
  /** The log as another process finds it: with the key that is in the file now. */
  const again = async () => new SampleLog(root, await loadLogKey(keyFile))
  return { keyFile, log, again }
}
const verdict = async (place: string, vkey: string, earlier: string[] = []) =>
  (await verifyLog({ place, vkey, earlier })).verdict

test('the log goes on under the new key, and the checkpoint of the handing over holds under both', async () => {
  using folder = scratchFolder()
  const { keyFile, log, again } = await logWithKeyFile(folder.path)
  const { dir } = log
  const before = readFileSync(join(dir, 'checkpoint'), 'utf8')
  const { retired, vkey } = await handOver({ keyFile, dir }, NOW)
  expect(retired).toBe(vkeyText(log.key))
  expect(vkey).not.toBe(retired)
  expect(await Promise.all([verdict(dir, retired), verdict(dir, vkey)])).toEqual(['good', 'good'])

  const published = await (await again()).publish(70)
  expect(published).toMatchObject({ ok: true, size: 70 })
  expect(await verdict(dir, vkey)).toBe('good')
  // Who holds both keys sees the new state continue the old one; who holds one of them can't.
  expect(await verdict(dir, `${vkey}\n${retired}\n`, [before])).toBe('good')
  expect(await verdict(dir, vkey, [before])).toBe('tampered')
  expect(await verdict(dir, retired)).toBe('tampered')
})

test('the old private key is nowhere any more, its public half is in the dated list', async () => {
  using folder = scratchFolder()
  const { keyFile, log } = await logWithKeyFile(folder.path, 0)
  const secret = readFileSync(keyFile, 'utf8')
  await handOver({ keyFile, dir: log.dir }, NOW)
  await handOver({ keyFile, dir: log.dir }, new Date('2027-01-01T00:00:00Z'))
  const dates = (await retiredKeys(keyFile)).map(({ retiredAt }) => retiredAt.slice(0, 10))
  expect(dates).toEqual(['2027-01-01', '2026-11-27'])
  const all = await allVkeys(keyFile)
  expect(all).toEqual([
    vkeyText(await loadLogKey(keyFile)),
    ...(await retiredKeys(keyFile)).map((key) => key.vkey),
  ])
  expect(all.at(-1)).toBe(vkeyText(log.key))
  const left = `${readFileSync(keyFile, 'utf8')}${readFileSync(keyFile.replace('.key', '.retired'), 'utf8')}`
  expect(left).not.toContain(secret.trim())
})

test('killed after signing with both and before the key was replaced: the old one goes on, and once more works', async () => {
  using folder = scratchFolder()
  const { keyFile, log, again } = await logWithKeyFile(folder.path)
  const checkpoint = join(log.dir, 'checkpoint')
  const [text] = readFileSync(checkpoint, 'utf8').split(/(?<=\n)\n/)
  await saveLogKey(`${keyFile}.next`, generateLogKey(LOG_NAME))
  writeFileSync(checkpoint, signNote(text!, log.key, await loadLogKey(`${keyFile}.next`)))
  writeFileSync(keyFile.replace('.key', '.retired'), `${NOW.toISOString()} ${vkeyText(log.key)}\n`)
  expect(await allVkeys(keyFile)).toEqual([vkeyText(log.key)])
  expect(await (await again()).publish(65)).toMatchObject({ ok: true })
  const { vkey } = await handOver({ keyFile, dir: log.dir }, NOW)
  expect(await allVkeys(keyFile)).toEqual([vkey, vkeyText(log.key)])
  expect(await (await again()).publish(66)).toMatchObject({ ok: true })
})

test('a checkpoint of someone else is not signed', async () => {
  using folder = scratchFolder()
  const { keyFile, log } = await logWithKeyFile(folder.path)
  const [text] = readFileSync(join(log.dir, 'checkpoint'), 'utf8').split(/(?<=\n)\n/)
  writeFileSync(join(log.dir, 'checkpoint'), signNote(text!, generateLogKey(LOG_NAME)))
  await expect(handOver({ keyFile, dir: log.dir }, NOW)).rejects.toThrow('is not signed by')
  expect(vkeyText(await loadLogKey(keyFile))).toBe(vkeyText(log.key))
})
