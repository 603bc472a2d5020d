// For mended-postgres.test.ts: transactions while their backends are killed.
import { setTimeout as pause } from 'node:timers/promises'

const [, , url = '', driver] = process.argv
const module = driver === 'published' ? await import('postgres') : await import('./mended-postgres.ts')
const postgres = 'postgres' in module ? module.postgres : module.default
const open = (max: number, name: string) =>
  postgres(url, { max, backoff: () => 0.05, onnotice: () => {}, connection: { application_name: name } })
const database = open(6, 'victim')
const killer = open(1, 'killer')
let [done, refused, isOver] = [0, 0, false]

process.on('uncaughtException', (error) => {
  console.log(`uncaught: ${error.message}`)
  process.exit(1)
})

async function client(): Promise<void> {
  while (!isOver) {
    const ended = database.begin(async (tx) => {
      await tx`select set_config('helder.role', 'x', true)`
      await tx`select pg_sleep(0.002)`
      await tx`select 1`
    })
    await ended.then(
      () => (done += 1),
      () => (refused += 1),
    )
  }
}

const clients = Promise.all(Array.from({ length: 12 }, client)).then(() => 'all ended')
for (let kill = 0; kill < 200; kill += 1) {
  await killer`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'victim' order by random() limit 1`
  await pause(5)
}
isOver = true
const outcome = await Promise.race([clients, pause(10_000, 'never ended')])
const [row] = outcome === 'all ended' ? await database`select 'works' as answer` : [{ answer: 'stuck' }]
console.log(`${outcome}, ${done} done, ${refused} refused, ${row?.['answer']}`)
process.exit(outcome === 'all ended' ? 0 : 1)
