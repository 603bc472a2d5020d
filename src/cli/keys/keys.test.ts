import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { buildLeaf, loadLogKey, publish } from '../../log/public.ts'
import { LogPlaces } from '../../capabilities/registers/public.ts'
import { KeyFiles } from '../../platform/key-files.ts'
import { main } from '../main.ts'
import { keyKinds } from './key-kinds.ts'

const LOG_NAME = 'helder.example'
let root: string
let dataDir: string
const said: string[] = []
const complained: string[] = []

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'helder-keys-'))
  dataDir = join(root, 'data')
  for (const [name, value] of Object.entries({
    HELDER_DATA: dataDir,
    HELDER_LOG_NAME: LOG_NAME,
    HELDER_MODE: '',
  }))
    vi.stubEnv(name, value)
  writeFileSync(join(root, 'passphrase'), 'vier woorden maken een zin\nrest\n')
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
  vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  rmSync(root, { recursive: true })
  said.length = complained.length = 0
})

const keysFolder = () => join(dataDir, 'keys')
const archive = () => join(root, 'keys.backup')
const keys = (...args: string[]) => main(['keys', ...args])
const backup = (file = archive()) => keys('backup', file, '--passphrase-file', join(root, 'passphrase'))
const restore = (...more: string[]) =>
  keys('restore', archive(), '--passphrase-file', join(root, 'passphrase'), ...more)
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
const read = (name: string) => readFileSync(join(keysFolder(), name))

describe('helder keys make', () => {
  test('makes what a production needs, and never makes it anew', async () => {
    expect(await keys('make', '--municipality', 'enschede', '--municipality', 'hengelo')).toBe(0)
    const made = filesIn(keysFolder())
    expect(made).toEqual(
      ['branches.key', 'case-file.key', 'check-proof.key', 'check-work.key', 'database.json', 'digest.key']
        .concat(['logs/access.key', 'logs/enschede.key', 'logs/hengelo.key', 'made-for'])
        .sort(),
    )
    expect(read('made-for').toString()).toBe('production\n')
    expect((await loadLogKey(join(keysFolder(), 'logs/hengelo.key'))).name).toBe(`${LOG_NAME}/hengelo`)
    for (const name of made) expect(statSync(join(keysFolder(), name)).mode & 0o077).toBe(0)

    const before = made.map(read)
    expect(await keys('make')).toBe(2)
    expect(complained.at(-1)).toContain('none was overwritten')
    expect(await keys('make', '--municipality', 'borne')).toBe(0)
    expect(said.join('\n')).toContain('Made for production: logs/borne.key.')
    expect(made.map(read)).toEqual(before)
  })

  test('keeps demo and production apart, and says when the name is that of the demo', async () => {
    vi.stubEnv('HELDER_MODE', 'demo')
    expect(await keys('make')).toBe(0)
    vi.stubEnv('HELDER_MODE', 'production')
    expect(await keys('make')).toBe(2)
    expect(complained.at(-1)).toContain('were made for demo')
    vi.stubEnv('HELDER_DATA', join(root, 'other'))
    vi.stubEnv('HELDER_LOG_NAME', '')
    expect(await keys('make')).toBe(0)
    expect(said.join('\n')).toContain('HELDER_LOG_NAME is not set')
  })

  test('does not make a key for a log that was signed before', async () => {
    await keys('make', '--municipality', 'enschede')
    await publishLeaves([])
    rmSync(join(keysFolder(), 'logs/enschede.key'))
    expect(await keys('make', '--municipality', 'enschede')).toBe(2)
    expect(complained.at(-1)).toContain('put the key back from its backup')
  })
})

test('helder keys list: purpose, date, fingerprint, user; no secret in any form', async () => {
  expect(await keys('list')).toBe(2)
  await keys('make', '--municipality', 'enschede')
  new KeyFiles(dataDir).key('buckets/enschede-2030-11')
  said.length = 0
  expect(await keys('list')).toBe(0)
  const text = said.join('\n')
  const signing = read('logs/enschede.key').toString().trim().split('+')
  expect(text).toMatch(new RegExp(`logs/enschede.key +\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ {2}${signing[3]}`))
  expect(text).toMatch(/buckets\/enschede-2030-11.key .*Z {2}[0-9a-f]{16}/)
  expect(text).toContain('used by: helder serve, for every checkpoint and receipt')
  expect(text).not.toContain('other files')
  const secrets = [signing.at(-1)!, ...Object.values(JSON.parse(read('database.json').toString()) as object)]
  for (const name of ['branches.key', 'digest.key', 'buckets/enschede-2030-11.key'])
    for (const encoding of ['hex', 'base64', 'latin1'] as const) secrets.push(read(name).toString(encoding))
  for (const secret of secrets) expect(text).not.toContain(secret)
  // The control: the file of passwords itself holds what was looked for.
  expect(read('database.json').toString()).toContain(String(secrets[1]))
})

test('docs/keys.md says of every kind what is lost with it', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/keys.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `([^`]+)` \| [^|]+ \| [^|]+ \| [^|]+ \| [^|]+ \|$/gm)].map(([, name]) =>
    name!.replace('<municipality>', 'enschede').replace('<month>', '2030-11'),
  )
  const kinds = rows.map((name) => keyKinds.findIndex(({ pattern }) => pattern.test(name)))
  expect(new Set(kinds)).toEqual(new Set(keyKinds.keys()))
})

describe('helder keys rotate', () => {
  test.each([
    ['branches', 'The branch key binds every entry'],
    ['digest', 'The digest key tells a repeat'],
    ['buckets', 'A bucket key is what older backups'],
    ['king', 'There is no key "king"'],
    ['signing', 'Say which log'],
  ])('%s: why not, and nothing changes', async (kind, sentence) => {
    await keys('make')
    const before = filesIn(keysFolder()).map(read)
    expect(await keys('rotate', kind)).toBe(2)
    expect(complained.at(-1)).toContain(sentence)
    expect(filesIn(keysFolder()).map(read)).toEqual(before)
  })

  test('check-work and check-proof are replaced; the public half of a signing key stays', async () => {
    await keys('make')
    const before = ['check-work.key', 'check-proof.key'].map(read)
    expect([await keys('rotate', 'check-work'), await keys('rotate', 'check-proof')]).toEqual([0, 0])
    const after = ['check-work.key', 'check-proof.key'].map(read)
    for (const [index, key] of after.entries()) expect(key.equals(before[index]!)).toBe(false)
    expect(read('check-proof.retired').toString()).toContain(`+${before[1]!.toString().split('+')[3]}+`)
  })
})

describe('helder keys backup and restore', () => {
  test('bring back all that was lost, with its date, and nothing else', async () => {
    await keys('make', '--municipality', 'enschede')
    const names = filesIn(keysFolder())
    const before = names.map(read)
    const dates = names.map((name) => statSync(join(keysFolder(), name)).mtimeMs)
    writeFileSync(join(keysFolder(), 'digest.key.0123456789ab'), 'a draft that a kill left')
    expect(await backup()).toBe(0)
    expect(await backup()).toBe(2)
    expect(complained.at(-1)).toContain('exists already, and is left as it is')
    rmSync(keysFolder(), { recursive: true })
    expect(await restore()).toBe(0)
    expect(filesIn(keysFolder())).toEqual(names)
    expect(names.map(read)).toEqual(before)
    expect(
      names.map(
        (name) => Math.abs(statSync(join(keysFolder(), name)).mtimeMs - dates[names.indexOf(name)]!) < 2,
      ),
    ).toEqual(names.map(() => true))
    for (const name of names) expect(statSync(join(keysFolder(), name)).mode & 0o077).toBe(0)
    expect(await restore()).toBe(0)
  })

  test('a key that is there with other content is not overwritten, and then nothing is restored', async () => {
    await keys('make', '--municipality', 'enschede')
    await backup()
    await keys('rotate', 'check-work')
    rmSync(join(keysFolder(), 'digest.key'))
    const rotated = read('check-work.key')
    expect(await restore()).toBe(2)
    expect(complained.join('\n')).toContain('check-work.key (the one in the folder is newer)')
    expect(read('check-work.key').equals(rotated)).toBe(true)
    expect(filesIn(keysFolder())).not.toContain('digest.key')
    // The control: moved away, it is restored with the rest.
    rmSync(join(keysFolder(), 'check-work.key'))
    expect(await restore()).toBe(0)
    expect(filesIn(keysFolder())).toContain('digest.key')
  })

  test('a short passphrase closes nothing, and a wrong one opens nothing', async () => {
    await keys('make')
    writeFileSync(join(root, 'passphrase'), 'kort\n')
    expect(await backup()).toBe(2)
    expect(complained.at(-1)).toContain('16 characters or more')
    writeFileSync(join(root, 'passphrase'), 'vier woorden maken een zin\n')
    await backup()
    writeFileSync(join(root, 'passphrase'), 'vier andere woorden maken een zin\n')
    expect(await restore()).toBe(2)
    expect(complained.at(-1)).toContain('another passphrase, or the file is damaged')
  })
})

describe('a bucket key that was destroyed on purpose', () => {
  const erased = 'buckets/enschede-2026-10.key'
  const living = 'buckets/enschede-2030-11.key'

  /** A backup from before the erasure, after which the key goes and the log says so. */
  async function erase(): Promise<void> {
    await keys('make', '--municipality', 'enschede')
    for (const name of [erased, living]) new KeyFiles(dataDir).key(name.replace('.key', ''))
    await backup()
    await publishLeaves([buildLeaf({ type: 'erasure', bucket: 'enschede-2026-10', entries: 3 })])
    rmSync(join(keysFolder(), 'buckets'), { recursive: true })
  }

  test('stays away, while the others come back', async () => {
    await erase()
    expect(await restore()).toBe(0)
    expect(said.join('\n')).toContain(`destroyed on purpose: ${erased}`)
    expect(filesIn(join(keysFolder(), 'buckets'))).toEqual(['enschede-2030-11.key'])
  })

  test('the control: where the log never said so it comes back', async () => {
    await erase()
    rmSync(join(dataDir, 'logs'), { recursive: true })
    rmSync(join(keysFolder(), 'guards'), { recursive: true })
    expect(await restore()).toBe(0)
    expect(filesIn(keysFolder())).toEqual(expect.arrayContaining([erased, living]))
  })

  test.each([
    ['gone', (tiles: string) => rmSync(tiles, { recursive: true })],
    ['damaged', (tiles: string) => writeFileSync(join(tiles, 'tile/entries/000.p/1'), 'x')],
  ])('where the tiles are %s no bucket key comes back, unless that is asked for', async (_, harm) => {
    await erase()
    harm(join(dataDir, 'logs/enschede'))
    rmSync(join(keysFolder(), 'digest.key'))
    expect(await restore()).toBe(1)
    expect(complained.at(-1)).toContain('Left away: 2 bucket keys of enschede')
    expect(filesIn(keysFolder())).toContain('digest.key')
    expect(filesIn(keysFolder())).not.toContain(living)
    expect(await restore('--without-logs')).toBe(0)
    expect(filesIn(keysFolder())).toEqual(expect.arrayContaining([erased, living]))
  })

  test('a guard only goes up', async () => {
    await erase()
    const further = read('guards/enschede')
    cpSync(keysFolder(), join(root, 'kept'), { recursive: true })
    expect(await restore()).toBe(0)
    expect(read('guards/enschede').equals(further)).toBe(true)
    rmSync(archive())
    await backup()
    writeFileSync(join(keysFolder(), 'guards/enschede'), further.toString().replace('"size":1', '"size":0'))
    expect(await restore()).toBe(0)
    expect(read('guards/enschede').equals(further)).toBe(true)
  })
})

/** Signs a log of these leaves for Enschede, as the sequencer does. */
async function publishLeaves(leaves: Buffer[]): Promise<void> {
  const places = new LogPlaces(dataDir, LOG_NAME)
  const key = await places.key('enschede')
  const result = await publish({
    dir: places.tiles('enschede'),
    guardFile: places.guardFile('enschede'),
    origin: places.origin('enschede'),
    privateKey: key.privateKey,
    size: leaves.length,
    readLeaves: async (from, to) => leaves.slice(from, to),
  })
  if (!result.ok) throw new Error(result.reason)
}
