import { userInfo } from 'node:os'
import { operatorCaller } from '../capabilities/access/public.ts'
import { openPolicies } from '../capabilities/policy/public.ts'
import { type ErasureHands, LogPlaces } from '../capabilities/registers/public.ts'
import type { RetentionHands } from '../capabilities/retention/public.ts'
import type { Caller } from '../platform/caller.ts'
import { readConfig } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { KeyFiles } from '../platform/key-files.ts'
import { openForgetting } from '../server/forgetting.ts'
import { openCluster } from './cluster.ts'

export type ForgettingTools = {
  database: Database
  keys: KeyFiles
  erasing: ErasureHands
  retention: RetentionHands
  /** Whoever runs the command, by the name the machine knows. */
  caller: Caller
}

/** Runs a command that forgets or holds, beside a running server or without one, and gives its exit code. */
export async function withForgetting(
  command: string,
  work: (tools: ForgettingTools) => Promise<number>,
): Promise<number> {
  const { dataDir, logName, ...config } = readConfig()
  const cluster = await openCluster({ dataDir, logName, ...config }, console.error)
  const database = openDatabase(cluster.appUrl, { max: 2, name: `helder ${command}` })
  const worker = openDatabase(cluster.workerUrl, { max: 3, name: `helder ${command}` })
  const keys = new KeyFiles(dataDir)
  const erasing = { worker, keys, places: new LogPlaces(dataDir, logName) }
  try {
    return await work({
      database,
      keys,
      erasing,
      retention: openForgetting(erasing, openPolicies(database)),
      caller: { ...operatorCaller(command), accountId: `helder ${command}, ${userInfo().username}` },
    })
  } finally {
    await Promise.all([database.end({ timeout: 5 }), worker.end({ timeout: 5 })])
    await cluster.close()
  }
}
