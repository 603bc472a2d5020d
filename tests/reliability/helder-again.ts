import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { readConfig } from '../../src/platform/config.ts'
import { openLogger } from '../../src/platform/logger.ts'
import { assemble, type Helder } from '../../src/server/assemble.ts'
import type { TestDatabase } from '../database.ts'

type Answer = { status: number; body: unknown; text: string }
export type Again = Helder & {
  get: (url: string) => Promise<Answer>
  post: (url: string, payload: unknown) => Promise<Answer>
}

/** Helder started again on a database that is there already, with the demo dealer signed in. */
export async function helderAgain(database: TestDatabase): Promise<Again> {
  const config = readConfig({ HELDER_DATA: database.dataDir, HELDER_BASE_URL: 'http://helder.test' })
  const wake = { recorded: () => undefined, reported: () => undefined }
  const helder = await assemble({ ...config, ...database, mode: 'demo' }, openLogger('silent'), wake)
  const signedIn = await helder.app.inject({
    method: 'POST',
    url: '/demo/sign-in',
    payload: { role: 'dealer' },
  })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0]!
  const send = async (method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer> => {
    const answer = await helder.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, text: answer.body, body: isJson ? JSON.parse(answer.body) : null }
  }
  return {
    ...helder,
    get: (url) => send('GET', url),
    post: (url, payload) => send('POST', url, payload as object),
  }
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
