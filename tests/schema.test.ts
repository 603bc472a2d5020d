import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { schemas } from './security/readable-tables.ts'

// The schema in one file, so that a change of it shows in review. Made anew with UPDATE_SCHEMA=1 npm test -- tests/schema.test.ts
const snapshot = join(import.meta.dirname, '../docs/schema.txt')
let database: TestDatabase
let admin: Database
beforeAll(async () => {
  database = await testDatabase()
  admin = openDatabase(database.adminUrl, { max: 1 })
})
afterAll(async () => {
  await admin.end()
  await database.drop()
})

/** And the queue's, whose tables are graphile-worker's own. */
const drawn = [...schemas, 'jobs']

async function describeSchema(): Promise<string> {
  const lines = await admin<{ line: string }[]>`
    select line from (
      select n.nspname || '.' || c.relname || case c.relkind when 'v' then ' (view)' else '' end || ' ' || a.attname || ' ' ||
             format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as line
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any (${drawn}) and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
      union all
      select n.nspname || '.' || c.relname || ' constraint ' || k.conname || ': ' || pg_get_constraintdef(k.oid)
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = any (${drawn}) and k.contype <> 'n'
      union all
      select schemaname || '.' || tablename || ' index: ' || indexdef from pg_indexes where schemaname = any (${drawn})
      union all
      select schemaname || '.' || tablename || ' policy ' || policyname || ' for ' || cmd || ' to ' || array_to_string(roles, ', ') ||
             ' using ' || coalesce(qual, '-') || ' check ' || coalesce(with_check, '-') from pg_policies where schemaname = any (${drawn})
      union all
      select n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') by ' || pg_get_userbyid(p.proowner) ||
             case when p.prosecdef then ' security definer ' || array_to_string(p.proconfig, ' ') else '' end || ' granted ' || coalesce(array_to_string(p.proacl, ' '), 'default')
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any (${drawn})
      union all
      select table_schema || '.' || table_name || ' granted ' || grantee || ': ' || string_agg(privilege_type, ', ' order by privilege_type)
        from information_schema.role_table_grants where table_schema = any (${drawn}) and grantee <> 'helder_owner'
       group by table_schema, table_name, grantee
    ) s order by line collate "C"`
  // A view's or policy's text is written over several lines by PostgreSQL.
  return `${lines.map(({ line }) => line.replace(/\s+/g, ' ')).join('\n')}\n`
}

test('the schema is the one in docs/schema.txt', async () => {
  const now = await describeSchema()
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(snapshot, now)
  expect(now).toBe(readFileSync(snapshot, 'utf8'))
})

test('migrating twice changes nothing', async () => {
  const before = await describeSchema()
  await migrate({ adminUrl: database.adminUrl, dataDir: database.dataDir })
  expect(await describeSchema()).toBe(before)
})

test('control: a column that no migration made shows', async () => {
  await admin`alter table policy.rule add column planted text`
  expect(await describeSchema()).not.toBe(readFileSync(snapshot, 'utf8'))
  await admin`alter table policy.rule drop column planted`
})

test('every security definer function belongs to a role that owns no table, and fixes its search_path', async () => {
  const loose = await admin`
    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = any (${drawn}) and p.prosecdef
       and (pg_get_userbyid(p.proowner) not in ('helder_gate', 'helder_jobs') or not coalesce(array_to_string(p.proconfig, ' ') like 'search_path=%pg_temp', false)
            or has_function_privilege('public', p.oid, 'execute'))`
  expect(loose).toHaveLength(0)
})
