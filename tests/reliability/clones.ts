import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/platform/database.ts'

/** The state of a database at some moment, as a backup is. Nobody may be connected to it meanwhile. */
export async function cloneDatabase(adminUrl: string): Promise<string> {
  const url = new URL(adminUrl)
  const source = url.pathname.slice(1)
  const copy = `test_${randomBytes(6).toString('hex')}`
  await asMaintainer(adminUrl, (sql) => sql.unsafe(`create database ${copy} template ${source}`))
  url.pathname = `/${copy}`
  return url.href
}

/** Puts the state of another database in the place of this one, as a restore does. */
export async function restoreDatabase(adminUrl: string, from: string): Promise<void> {
  const name = new URL(adminUrl).pathname.slice(1)
  await dropDatabase(adminUrl)
  const source = new URL(from).pathname.slice(1)
  await asMaintainer(adminUrl, (sql) => sql.unsafe(`create database ${name} template ${source}`))
}

export async function dropDatabase(adminUrl: string): Promise<void> {
  const name = new URL(adminUrl).pathname.slice(1)
  await asMaintainer(adminUrl, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`))
}

/** A folder with the same content, gone when `remove` is called. */
export function copyFolder(folder: string): { path: string; remove: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'helder-copy-of-'))
  const path = join(root, 'data')
  cpSync(folder, path, { recursive: true })
  return { path, remove: () => rmSync(root, { recursive: true, force: true }) }
}

async function asMaintainer(adminUrl: string, work: (sql: Database) => Promise<unknown>): Promise<void> {
  const url = new URL(adminUrl)
  url.pathname = '/postgres'
  const sql = openDatabase(url.href, { max: 1 })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
