import { openDatabase } from './database.ts'

type Standing = { role: string; super: boolean; bypass: boolean; owns: string | null; gate: boolean }

/**
 * Why row level security would not bind whoever signs in with this address, in one sentence; null when it binds. A role
 * that may become the owner of a table counts as its owner. `ownSchema` may be owned: that of the job queue.
 */
export async function roleProblem(
  url: string,
  variable: string,
  ownSchema: string | null = null,
): Promise<string | null> {
  const database = openDatabase(url, { max: 1, name: 'helder start' })
  try {
    const [standing] = await database<Standing[]>`
      select r.rolname as role, r.rolsuper as super, r.rolbypassrls as bypass,
             (select min(c.oid::regclass::text) from pg_class c join pg_namespace n on n.oid = c.relnamespace
               where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                 and n.nspname is distinct from ${ownSchema} and pg_has_role(r.oid, c.relowner, 'member')) as owns,
             exists (select from pg_roles g where g.rolname in ('helder_owner', 'helder_gate')
                 and pg_has_role(r.oid, g.oid, 'member')) as gate
        from pg_roles r where r.rolname = current_user`
    const why = standing && reason(standing)
    if (!standing || !why) return null
    return `${variable} signs in as ${standing.role}, which ${why}: leave the variable empty, or give the role that helder migrate made.`
  } finally {
    await database.end({ timeout: 5 })
  }
}

function reason(standing: Standing): string | null {
  if (standing.super) return 'is a superuser and sees every row'
  if (standing.bypass) return 'bypasses row level security'
  if (standing.owns !== null) return `owns tables (${standing.owns})`
  return standing.gate ? 'may take the rights of helder_owner or helder_gate' : null
}
