import type { InjectOptions } from 'fastify'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Role } from '../../src/kernel/codes.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openLogger } from '../../src/platform/logger.ts'
import { assemble, type Helder } from '../../src/server/assemble.ts'
import type { TestDatabase } from '../database.ts'

type Answer = { status: number; body: unknown; text: string }
type Hands = {
  get: (url: string) => Promise<Answer>
  post: (url: string, payload: object) => Promise<Answer>
}
/** With the hands of the demo dealer, and of others by role. */
export type Again = Helder & Hands & { as: (role: Role) => Promise<Hands> }

/** Helder started again on a database that is there already. */
export async function helderAgain(database: TestDatabase): Promise<Again> {
  const config = readConfig({ HELDER_DATA: database.dataDir, HELDER_BASE_URL: 'http://helder.test' })
  const wake = { recorded: () => undefined, reported: () => undefined }
  const helder = await assemble({ ...config, ...database, mode: 'demo' }, openLogger('silent'), wake)
  const send = async (options: InjectOptions): Promise<Answer & { cookie: string }> => {
    const { headers, statusCode: status, body: text } = await helder.app.inject(options)
    const isJson = String(headers['content-type']).includes('json')
    const cookie = String(headers['set-cookie']).split(';')[0]!
    return { status, text, body: isJson ? JSON.parse(text) : null, cookie }
  }
  async function as(role: Role): Promise<Hands> {
    const { cookie } = await send({ method: 'POST', url: '/demo/sign-in', payload: { role } })
    const headers = { cookie }
    return {
      get: (url) => send({ method: 'GET', url, headers }),
      post: (url, payload) => send({ method: 'POST', url, headers, payload }),
    }
  }
  return { ...helder, ...(await as('dealer')), as }
}

export type Ran = { code: number | null; said: string }

/** Runs a command of `helder` as an operator does, in a process of its own. */
export function runHelder(args: string[], env: Record<string, string>): Promise<Ran> {
  const launcher = join(import.meta.dirname, '../../bin/helder.mjs')
  const child = spawn(process.execPath, [launcher, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let said = ''
  child.stdout.on('data', (bytes) => (said += String(bytes)))
  child.stderr.on('data', (bytes) => (said += String(bytes)))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })))
}
