import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { makeAuditPack } from '../../capabilities/audit/public.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { readConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database.ts'
import { openCluster } from '../cluster.ts'
import { counted } from '../verify-arguments.ts'

const USAGE = `Usage: helder audit-pack FOLDER [--year YEAR] [--organisation base-team:SLUG] [--looks NUMBER] [--word WORD]

Makes the sample of the yearly audit of police data in a new folder: looks at personal data with their proofs (25, of
this year, of all base teams), proofs of deletion, and a report in Dutch. Which looks, follows from the signature under
the log of looks, and from WORD: something that the auditor says on the day, so that nobody could wait for another draw.
Whoever gets the folder checks it with: helder verify audit-pack FOLDER --vkey FILE`

const refusals = {
  'folder-in-use': 'The folder is not empty: name a new one.',
  tampered:
    'The access log does not verify; a sample of it would prove nothing. Run helder verify access-log.',
  'no-looks': 'Nobody has looked at personal data yet, or no look is signed: there is nothing to draw from.',
}

/** `helder audit-pack`: 0 made, 1 the access log does not verify, 2 it could not be made. */
export async function run(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { year: text, organisation: text, looks: text, word: text },
  })
  const [folder, ...more] = positionals
  const year = Number(values.year ?? dayInAmsterdam(new Date()).slice(0, 4))
  const looks = Number(values.looks ?? 25)
  const isRight = isWhole(year, 2000, 2999) && isWhole(looks, 1, 1_000)
  const isKnown = values.organisation === undefined || /^[a-z-]+:[a-z0-9-]+$/.test(values.organisation)
  if (!folder || more.length > 0 || !isRight || !isKnown) {
    console.error(USAGE)
    return 2
  }
  const config = readConfig()
  const cluster = await openCluster(config, console.error)
  const admin = openDatabase(cluster.adminUrl, { max: 2, name: 'helder audit-pack' })
  try {
    const places = { dataDir: config.dataDir, logName: config.logName, folder: resolve(folder) }
    const asked = { year, looks, organisation: values.organisation ?? null, word: values.word ?? null }
    const made = await makeAuditPack(admin, places, asked)
    if (!made.ok) {
      console.error(refusals[made.reason])
      return made.reason === 'tampered' ? 1 : 2
    }
    console.log(
      `${counted(made.chosen, 'look', 'looks')} of ${year}, drawn from ${counted(made.drawn, 'leaf', 'leaves')}, and ` +
        `${counted(made.deletions, 'proof', 'proofs')} of deletion, in ${folder}. It names people: keep it no longer than the audit.`,
    )
    return 0
  } finally {
    await admin.end({ timeout: 5 })
    await cluster.close()
  }
}

function isWhole(number: number, least: number, most: number): boolean {
  return Number.isInteger(number) && number >= least && number <= most
}
