import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type Embedded, EmbeddedPostgresError, startEmbedded } from './embedded-postgres.ts'
import { isAlive } from './embedded/processes.ts'
import { type Holder, hold, portableCheckout, removeCopy } from './embedded/test-tools.ts'

const isRoot = process.getuid?.() === 0
const isLinuxRoot = isRoot && process.platform === 'linux'
const base = mkdtempSync(join(tmpdir(), 'helder-pg-'))
const running: Embedded[] = []
const holders: Holder[] = []
let folders = 0

function newFolder(): string {
  folders += 1
  return join(base, `data-${folders}`)
}

async function start(dataDir: string, log: (line: string) => void = () => {}): Promise<Embedded> {
  const embedded = await startEmbedded({
    dataDir,
    log,
    settings: { shared_buffers: '16MB' },
    silence_ms_max: 500,
  })
  running.push(embedded)
  return embedded
}

async function holding(dataDir: string, options: Parameters<typeof hold>[1] = {}): Promise<Holder> {
  const holder = await hold(dataDir, options)
  holders.push(holder)
  return holder
}

async function ask<T>(url: string, text: string): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} })
  try {
    const [row] = await sql.unsafe<{ value: T }[]>(`select ${text} as value`)
    return row!.value
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function failure(promise: Promise<unknown>): Promise<EmbeddedPostgresError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(EmbeddedPostgresError)
  return error as EmbeddedPostgresError
}

afterEach(async () => {
  for (const holder of holders.splice(0)) await holder.end()
  for (const embedded of running.splice(0)) await embedded.stop()
})
afterAll(() => {
  removeCopy()
  rmSync(base, { recursive: true, force: true })
})

describe('a first start', () => {
  test('makes a durable, checked, closed cluster in UTC and UTF-8', async () => {
    const dataDir = newFolder()
    const { url, adopted } = await start(dataDir)
    expect(adopted).toBe(false)
    const settings = [
      'fsync',
      'synchronous_commit',
      'data_checksums',
      'server_encoding',
      'timezone',
      'max_connections',
    ]
    const values = await Promise.all(settings.map((name) => ask(url, `current_setting('${name}')`)))
    expect(values).toEqual(['on', 'on', 'on', 'UTF8', 'UTC', '100'])
    expect(await ask(url, `lower('É') = 'é' and 'b' < 'é' and 'Z' < 'a'`)).toBe(true)
    expect(Number(await ask(url, `current_setting('server_version_num')`))).toBeGreaterThan(180_000)
    expect(new URL(url).port).not.toBe('5432')
    expect(statSync(join(dataDir, 'keys', 'postgres-superuser')).mode & 0o777).toBe(0o600)
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  })

  test('lets nobody in without the secret', async () => {
    const { url } = await start(newFolder())
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, '1')).rejects.toMatchObject({ code: '28P01' })
    wrong.password = ''
    await expect(ask(wrong.href, '1')).rejects.toMatchObject({ code: expect.stringMatching(/^28|^08/) })
    expect(await ask(url, '1')).toBe(1)
  })

  test('of two at the same moment gives both the same database', async () => {
    const dataDir = newFolder()
    const [one, two] = await Promise.all([holding(dataDir), holding(dataDir)])
    expect(one.url).toBe(two.url)
    expect(one.pid).toBe(two.pid)
    await one.end()
    expect(await ask(two.url, '1')).toBe(1)
    await two.end()
    expect(isAlive(two.pid)).toBe(false)
  })
})

describe('what an earlier process left', () => {
  test('a postmaster that outlived kill -9 is adopted, and stopped by the last who uses it', async () => {
    const dataDir = newFolder()
    const holder = await holding(dataDir)
    await ask(holder.url, `set_config('a.b', 'c', false)`)
    await holder.kill()
    expect(isAlive(holder.pid)).toBe(true)
    const next = await start(dataDir)
    expect([next.adopted, next.pid(), next.url]).toEqual([true, holder.pid, holder.url])
    expect(await ask(next.url, '1')).toBe(1)
    await next.stop()
    expect(isAlive(holder.pid)).toBe(false)
  })

  test('a command beside a running server leaves its database alone', async () => {
    const dataDir = newFolder()
    const server = await holding(dataDir)
    const command = await start(dataDir)
    await command.stop()
    expect(isAlive(server.pid)).toBe(true)
    expect(await ask(server.url, '1')).toBe(1)
  })

  test.each([
    ['a process that ended', String(2 ** 22 + 7)],
    ['a living stranger', String(process.pid)],
    ['nothing: the disk was full', ''],
  ])('a lock that names %s does not hinder', async (_, pid) => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    const lines = pid
      ? [pid, join(dataDir, 'postgres'), '1700000000', '20123', '', '127.0.0.1', '', 'ready   ', '']
      : []
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), lines.join('\n'))
    const next = await start(dataDir)
    expect(next.adopted).toBe(false)
    expect(await ask(next.url, '1')).toBe(1)
  })

  test('a postmaster that hangs is stopped and replaced', async () => {
    const dataDir = newFolder()
    const holder = await holding(dataDir)
    await holder.kill()
    process.kill(holder.pid, 'SIGSTOP')
    const lines: string[] = []
    const next = await start(dataDir, (line) => lines.push(line))
    expect(next.adopted).toBe(false)
    expect(isAlive(holder.pid)).toBe(false)
    expect(lines.join()).toContain('does not answer')
    expect(await ask(next.url, '1')).toBe(1)
  })
})

describe('while it runs', () => {
  test('a killed postmaster is started again at the same address', async () => {
    const lines: string[] = []
    const embedded = await start(newFolder(), (line) => lines.push(line))
    const first = embedded.pid()
    await ask(embedded.url, `pg_switch_wal()::text`)
    process.kill(first, 'SIGKILL')
    await expect.poll(() => embedded.pid(), { timeout: 30_000 }).not.toBe(first)
    expect(await ask(embedded.url, '1')).toBe(1)
    expect(lines.join()).toContain('ended unexpectedly')
  })

  test('writes nothing people typed into its log', async () => {
    const dataDir = newFolder()
    const { url } = await start(dataDir)
    await expect(ask(url, `'canary-9431'::uuid`)).rejects.toThrow('canary-9431')
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
    expect(log).toContain('ready to accept connections')
    expect(log).not.toContain('canary-9431')
  })
})

describe('what is wrong is said', () => {
  test('another major version', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '15\n')
    const error = await failure(start(dataDir))
    expect(error).toMatchObject({ code: 'wrong-version', hint: expect.stringContaining('pg_dump') })
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
    expect(await ask((await start(dataDir)).url, '1')).toBe(1)
  })

  test('a folder that is no database', async () => {
    const dataDir = newFolder()
    mkdirSync(join(dataDir, 'postgres'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres', 'holiday.jpg'), '')
    expect((await failure(start(dataDir))).code).toBe('folder-broken')
    expect(existsSync(join(dataDir, 'postgres', 'holiday.jpg'))).toBe(true)
  })

  test('a lost secret', async () => {
    const dataDir = newFolder()
    await (await start(dataDir)).stop()
    writeFileSync(join(dataDir, 'keys', 'postgres-superuser'), 'another\n')
    expect((await failure(start(dataDir))).code).toBe('secret-lost')
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('a data folder that is a file', async () => {
    const dataDir = newFolder()
    writeFileSync(dataDir, '')
    await expect(start(dataDir)).rejects.toMatchObject({ hint: expect.any(String) })
  })
})

describe.runIf(isLinuxRoot)('as root', () => {
  test.each(['namespace', 'system-user'] as const)(
    'by %s in a folder only root may enter',
    async (asRoot) => {
      const closed = newFolder()
      mkdirSync(closed, { mode: 0o700 })
      const dataDir = join(closed, 'data')
      const holder = await holding(dataDir, { asRoot })
      const owner = statSync(join(dataDir, 'postgres', 'PG_VERSION')).uid
      expect(owner === 0).toBe(asRoot === 'namespace')
      const effective = readFileSync(`/proc/${holder.pid}/status`, 'utf8').match(/^CapEff:\s+(\w+)/m)?.[1]
      // CAP_DAC_OVERRIDE is bit 1; in a namespace the capabilities count only inside it.
      if (asRoot === 'system-user') expect(BigInt(`0x${effective}`)).toBe(2n)
      expect(await ask(holder.url, '1')).toBe(1)
      await holder.end()
      expect((await start(dataDir)).adopted).toBe(false)
    },
  )

  test('the control: PostgreSQL itself refuses root', () => {
    const { postgres: binary } = portableCheckout()
    const said = spawnSync(binary, ['-D', '/nowhere'], { encoding: 'utf8' }).stderr
    expect(said).toContain('"root" execution of the PostgreSQL server is not permitted')
  })

  test('as an ordinary user; another user is then told whose folder it is', async () => {
    const dataDir = newFolder()
    chmodSync(base, 0o755)
    mkdirSync(dataDir, { mode: 0o777 })
    chmodSync(dataDir, 0o777)
    const holder = await holding(dataDir, { uid: 65_534 })
    expect(statSync(join(dataDir, 'postgres')).uid).toBe(65_534)
    expect(await ask(holder.url, '1')).toBe(1)
    await holder.end()
    spawnSync('chmod', ['-R', 'a+rwX', dataDir])
    const refused = await failure(holding(dataDir, { uid: 65_533 }))
    expect(refused).toMatchObject({ code: 'foreign-owner', message: expect.stringContaining('65534') })
  })

  test('a folder without rights', async () => {
    const dataDir = newFolder()
    mkdirSync(dataDir, { mode: 0o700 })
    const refused = await failure(holding(join(dataDir, 'inner'), { uid: 65_534 }))
    expect(refused).toMatchObject({ code: 'not-writable', hint: expect.stringContaining('HELDER_DATA') })
  })

  test('a full disk', async () => {
    const dataDir = newFolder()
    mkdirSync(dataDir)
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'helder-test', dataDir]).status).toBe(0)
    try {
      const refused = await failure(start(dataDir))
      expect(refused).toMatchObject({ code: 'disk-full', hint: expect.stringContaining('Free at least') })
      expect(existsSync(join(dataDir, 'postgres'))).toBe(false)
      expect(spawnSync('mount', ['-o', 'remount,size=300m', dataDir]).status).toBe(0)
      const embedded = await start(dataDir)
      expect(await ask(embedded.url, '1')).toBe(1)
      await embedded.stop()
    } finally {
      spawnSync('umount', [dataDir])
    }
  })
})
