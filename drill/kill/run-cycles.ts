import { join } from 'node:path'
import { verifyDatabase } from '../../src/capabilities/registers/public.ts'
import { verifyLog } from '../../src/log/public.ts'
import { runHelder } from '../../tests/reliability/helder-again.ts'
import { Client } from './client.ts'
import { compareLedger, Ledger } from './ledger.ts'
import { type KillWorld, openKillWorld, type Victim, victims } from './world.ts'

/** One kill under load and what was found after it. */
export type Cycle = {
  victim: Victim
  acknowledged: number
  recorded: number
  lost: string[]
  doubled: string[]
  /** What `verify log` and `verify database` found. */
  complaints: string[]
  /** From the kill to the first purchase that was acknowledged after it. */
  recovery_ms: number
}

const LOG_NAME = 'helder-demo.example'
const CONCURRENT = 8
const BEFORE_KILL = 20
const AFTER_KILL = 5

/** Kills under load so many times, in one world; hands over each cycle as it ends. */
export async function runCycles(count: number, onCycle: (cycle: Cycle) => void): Promise<void> {
  const world = await openKillWorld()
  const ledger = new Ledger(join(world.dataDir, 'acknowledged.jsonl'))
  const client = new Client(world.url, ledger)
  try {
    await client.start(CONCURRENT)
    for (let i = 0; i < count; i++) {
      const cycle = await runCycle(world, client, ledger, victims[i % victims.length]!)
      if (i === count - 1) cycle.complaints.push(...(await verifyByCommand(world)))
      onCycle(cycle)
    }
  } finally {
    await client.stop()
    ledger.close()
    await world.remove()
  }
}

async function runCycle(world: KillWorld, client: Client, ledger: Ledger, victim: Victim): Promise<Cycle> {
  // A little more or less each time, so that the kill meets other moments.
  await client.progress(BEFORE_KILL + Math.floor(Math.random() * BEFORE_KILL))
  await world.kill(victim)
  const killed_ms = performance.now()
  await world.recover()
  await client.progress(1)
  const recovery_ms = Math.round(performance.now() - killed_ms)
  await client.progress(AFTER_KILL)
  client.isQuiet = true
  const complaints = await verify(world)
  client.isQuiet = false
  const compared = await world.ask((sql) => compareLedger(sql, ledger))
  return { victim, ...compared, complaints, recovery_ms }
}

/** Verifies while the shop goes on recording, as an inspector would; what does not fit, in words. */
async function verify({ dataDir, url, ask }: KillWorld): Promise<string[]> {
  const found: string[] = []
  for (const municipality of ['enschede', 'hengelo']) {
    const vkey = await (await fetch(`${url()}/log/${municipality}/vkey`)).text()
    const { problems } = await verifyLog({ place: join(dataDir, 'logs', municipality), vkey })
    found.push(...problems.map(({ where, what }) => `log of ${municipality}, ${where}: ${what}`))
  }
  const report = await ask((sql) => verifyDatabase(sql, { dataDir, logName: LOG_NAME }))
  const problems = [...report.municipalities.flatMap((one) => one.problems), ...report.problems]
  return [...found, ...problems.map(({ where, what }) => `${where}: ${what}`)]
}

/** At the end the command itself, as an operator types it. */
async function verifyByCommand({ dataDir }: KillWorld): Promise<string[]> {
  const { code, said } = await runHelder(['verify', 'database'], { HELDER_DATA: dataDir })
  return code === 0 ? [] : [`helder verify database exits with ${code}:\n${said}`]
}
