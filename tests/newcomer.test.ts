import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Server, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { isAlive } from '../src/platform/embedded/processes.ts'
import { roles } from '../src/kernel/codes.ts'
import { type ServerOptions, type TestServer, freePort, startServer } from './server.ts'

const ROOT = join(import.meta.dirname, '..')
const base = mkdtempSync(join(tmpdir(), 'helder-newcomer-'))
const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0
const oldNode = Number.parseInt(
  spawnSync(newcomersNode(), ['-p', 'process.versions.node']).stdout.toString(),
  10,
)
const listeners: Server[] = []
const servers: TestServer[] = []

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
  for (const server of listeners.splice(0)) server.close()
})
afterAll(() => rmSync(base, { recursive: true, force: true }))

/** The Node a newcomer has: the first on the path that is not the one npm installed here. */
function newcomersNode(): string {
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
  return folders.map((folder) => join(folder, 'node')).find((file) => existsSync(file)) ?? process.execPath
}

/** A checkout as git gives it, without node_modules. */
function freshClone(name: string): string {
  const folder = join(base, name)
  mkdirSync(folder, { mode: 0o700 })
  for (const part of ['package.json', 'package-lock.json', 'scripts', 'bin', 'src']) {
    cpSync(join(ROOT, part), join(folder, part), { recursive: true })
  }
  return folder
}

type Run = { code: number | null; said: string; seconds: number }

async function start(
  folder: string,
  env: Record<string, string>,
  program = 'scripts/start.mjs',
): Promise<Run> {
  const port = String(await freePort())
  const begun = Date.now()
  const child = spawn(newcomersNode(), [join(folder, program)], {
    cwd: folder,
    env: { ...process.env, npm_execpath: '', PORT: port, HELDER_DATA: join(folder, 'data'), ...env },
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, said, seconds: (Date.now() - begun) / 1000 }
}

/** An npm that can't reach anything, and has nothing at hand. */
function withoutNetwork(): Record<string, string> {
  return { npm_config_registry: 'http://127.0.0.1:9/', npm_config_cache: join(base, 'empty-cache') }
}

describe('what hinders is told before the long work', () => {
  test('a taken port, with another to choose', async () => {
    const folder = freshClone('port')
    const port = await freePort()
    await new Promise<void>((resolve) => {
      listeners.push(createServer().listen(port, '127.0.0.1', () => resolve()))
    })
    const { code, said, seconds } = await start(folder, { PORT: String(port) })
    expect(code).toBe(1)
    expect(said).toContain(`Port ${port} is taken by another program.`)
    expect(said).toContain(`PORT=${port + 1} npm start`)
    expect(seconds).toBeLessThan(5)
    expect(existsSync(join(folder, 'node_modules'))).toBe(false)
  })

  test.each(['0', '70000', 'http'])('PORT=%s', async (port) => {
    const { code, said } = await start(ROOT, { PORT: port, HELDER_DATA: join(base, 'unused') })
    expect([code, said]).toEqual([1, expect.stringContaining('which is no port')])
  })

  test('a data folder that can not be one', async () => {
    const file = join(base, 'a-file')
    writeFileSync(file, '')
    const { code, said } = await start(ROOT, { HELDER_DATA: file })
    expect([code, said]).toEqual([1, expect.stringContaining(`may not write in ${file}`)])
    expect(said).toContain('HELDER_DATA=/path npm start')
  })

  test('a registry out of reach; a free port alone does not stop it', async () => {
    const { code, said, seconds } = await start(freshClone('network'), withoutNetwork())
    expect(code).toBe(1)
    expect(said).toContain('The npm registry is out of reach.')
    expect(said).toContain('npm config set proxy')
    expect(seconds).toBeLessThan(60)
  })

  test.runIf(oldNode < 24)('a command before anything is installed', async () => {
    const { code, said } = await start(freshClone('command'), {}, 'bin/helder.mjs')
    expect([code, said]).toEqual([2, expect.stringContaining('Run npm start, or npm ci.')])
  })
})

describe.runIf(isLinuxRoot)('on a disk that is full', () => {
  test('installing says so before it begins', async () => {
    const folder = join(base, 'small')
    mkdirSync(folder)
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=50m', 'helder-test', folder]).status).toBe(0)
    try {
      for (const part of ['package.json', 'package-lock.json', 'scripts']) {
        cpSync(join(ROOT, part), join(folder, part), { recursive: true })
      }
      const { code, said } = await start(folder, withoutNetwork())
      expect([code, said]).toEqual([1, expect.stringContaining('The disk is full.')])
    } finally {
      spawnSync('umount', [folder])
    }
  })
})

describe('a demo from nothing', { timeout: 180_000 }, () => {
  const dataDir = join(base, 'closed', 'data')

  test('prints a sign-in per role and its address last, answers, and ends with its database', async () => {
    mkdirSync(join(base, 'closed'), { mode: 0o700 })
    const server = await demo({ dataDir })
    for (const role of roles) expect(server.lines.join('\n')).toMatch(new RegExp(`${role} .*${server.url}/`))
    expect(server.lines.at(-1)).toBe(`Helder ready ${server.url}`)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    const postmaster = postmasterOf(dataDir)
    await server.stop()
    expect([server.child.exitCode, isAlive(postmaster)]).toEqual([0, false])
  })

  // Measured on 2 idle cores: 1.5 s. A machine that does other work besides gets three tries.
  test('a second time takes under ten seconds', { retry: 2 }, async () => {
    const begun = Date.now()
    await demo({ dataDir })
    expect(Date.now() - begun).toBeLessThan(10_000)
  })

  test('a command beside it leaves the database running', async () => {
    const server = await demo({ dataDir })
    const beside = spawnSync(newcomersNode(), [join(ROOT, 'bin/helder.mjs'), 'migrate'], {
      env: { ...process.env, HELDER_DATA: dataDir },
      encoding: 'utf8',
    })
    expect([beside.status, beside.stdout]).toEqual([0, 'The database has the newest schema.\n'])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await server.stop()
  })

  test('after kill -9 it takes up the database that lived on', async () => {
    const killed = await demo({ dataDir })
    const postmaster = postmasterOf(dataDir)
    killed.child.kill('SIGKILL')
    await new Promise<void>((resolve) => killed.child.once('exit', () => resolve()))
    expect(isAlive(postmaster)).toBe(true)
    const next = await demo({ dataDir, command: 'serve' })
    expect(postmasterOf(dataDir)).toBe(postmaster)
    expect((await fetch(`${next.url}/healthz`)).status).toBe(200)
    await next.stop()
    expect(isAlive(postmaster)).toBe(false)
  })

  test('a launcher that is killed takes the server and its database along', async () => {
    const server = await demo({ dataDir })
    const postmaster = postmasterOf(dataDir)
    server.child.disconnect()
    await expect.poll(() => isAlive(postmaster), { timeout: 20_000 }).toBe(false)
  })

  test('serve on a database that nobody prepared says what prepares it', async () => {
    const unprepared = demo({ dataDir: join(base, 'unprepared'), command: 'serve' })
    await expect(unprepared).rejects.toThrow('Run: npx --no helder migrate')
    expect(existsSync(join(base, 'unprepared', 'postgres', 'postmaster.pid'))).toBe(false)
  })

  test('serve refuses to start without a mode', async () => {
    await expect(demo({ dataDir, command: 'serve', env: { HELDER_MODE: '' } })).rejects.toThrow(
      'HELDER_MODE must be set to demo or production.',
    )
  })
})

async function demo(options: ServerOptions): Promise<TestServer> {
  const server = await startServer(options)
  servers.push(server)
  return server
}

function postmasterOf(dataDir: string): number {
  return Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10)
}
