import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../src/platform/database.ts'

/** Every row of every table, as text; and what stands in its binary columns, as bytes. */
export async function dumpDatabase(admin: Database): Promise<{ tables: number; bytes: Buffer }> {
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
       and n.nspname not like 'pg\\_%'`
  const parts: Buffer[] = []
  for (const { name } of tables) {
    const rows = await admin.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`)
    for (const { row } of rows) {
      parts.push(Buffer.from(`${row}\n`))
      for (const [, hex] of row.matchAll(/\\x([0-9a-f]+)/g)) parts.push(Buffer.from(hex!, 'hex'))
    }
  }
  return { tables: tables.length, bytes: Buffer.concat(parts) }
}

/** Every file below a folder; one that goes while we look is not there. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())
}
