// For mended-postgres.test.ts: a transaction loses its connection while it waits for something else, and then goes on.
import { EventEmitter, once } from 'node:events'

const [, , url = '', driver] = process.argv
const module = driver === 'published' ? await import('postgres') : await import('./mended-postgres.ts')
const postgres = 'postgres' in module ? module.postgres : module.default
const open = () => postgres(url, { max: 1, backoff: () => 0.05, fetch_types: false, onnotice: () => {} })
const [database, killer] = [open(), open()]
const steps = new EventEmitter()

await killer`create table if not exists public.stray (writer text)`
await killer`truncate public.stray`
const first = database.begin(async (tx) => {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
  steps.emit('first runs', row?.pid)
  await once(steps, 'second runs')
  await tx`insert into public.stray values ('first')`
  steps.emit('first wrote')
})
const firstEnd = first.catch(() => steps.emit('first ended'))
const [pid] = (await once(steps, 'first runs')) as [number]
// Listened for first: it may end before the killer has its answer.
const ended = once(steps, 'first ended')
await killer`select pg_terminate_backend(${pid})`
await ended
await database.begin(async (tx) => {
  await tx`insert into public.stray values ('second')`
  const wrote = once(steps, 'first wrote', { signal: AbortSignal.timeout(1_000) }).catch(() => null)
  steps.emit('second runs')
  await wrote
})
await firstEnd
const rows = await killer<{ writer: string }[]>`select writer from public.stray order by writer`
console.log(rows.map(({ writer }) => writer).join(' and '))
process.exit(0)
