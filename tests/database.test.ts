import { existsSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from './database.ts'

const [one, two] = await Promise.all([testDatabase(), testDatabase()])
afterAll(async () => {
  await one.drop()
  await two.drop()
})

async function run(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

test('each role signs in as itself, and none of them may do as it likes', async () => {
  for (const [url, role] of [
    [one.appUrl, 'helder_app'],
    [one.workerUrl, 'helder_worker'],
    [one.jobsUrl, 'helder_jobs'],
  ] as const) {
    const found = await run(
      url,
      'select current_user as name, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
    )
    expect(found).toEqual([{ name: role, free: false }])
  }
})

test('two databases share nothing, and a dropped one is gone', async () => {
  await run(one.adminUrl, 'create table public.seen (n int)')
  expect(await run(two.adminUrl, `select to_regclass('public.seen') as found`)).toEqual([{ found: null }])
  expect(one.dataDir).not.toBe(two.dataDir)
  expect(existsSync(join(one.dataDir, 'keys', 'database.json'))).toBe(true)
  const three = await testDatabase()
  await three.drop()
  await expect(run(three.adminUrl, 'select 1')).rejects.toMatchObject({ code: '3D000' })
})

test('a clone keeps others out as the migrated database does', async () => {
  const text = `select has_database_privilege('public', current_database(), 'connect') as everyone,
    has_database_privilege('helder_app', current_database(), 'connect') as app`
  expect(await run(one.adminUrl, text)).toEqual([{ everyone: false, app: true }])
})
