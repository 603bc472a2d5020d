import { makeLetters } from '../src/capabilities/letters/public.ts'
import { openDatabase } from '../src/platform/database.ts'

/** Makes letters until it is killed; says how many after each step. For tests that kill it. */
const [appUrl, workerUrl] = process.argv.slice(2) as [string, string]
const database = openDatabase(appUrl, { max: 2, name: 'letter maker' })
const worker = openDatabase(workerUrl, { max: 1, name: 'letter maker' })
process.stdout.write('ready\n')
for (;;) {
  const made = await makeLetters({ database, worker, baseUrl: 'http://helder.test' })
  if (made === 0) break
}
process.stdout.write('done\n')
await Promise.all([database.end(), worker.end()])
