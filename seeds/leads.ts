import { openProofKey, openProofs } from '../src/capabilities/check/public.ts'
import { openLeadBudget, recordLead } from '../src/capabilities/thefts/public.ts'
import type { IdentifierKind } from '../src/identifiers/public.ts'
import type { Database } from '../src/platform/database.ts'

type Seeing = { number: string; kind: IdentifierKind; minutesAgo: number; words: string }

/** Two people saw a planted stolen thing for sale: one gave a link, one wrote where. */
const seeings: readonly Seeing[] = [
  {
    number: '35 675904 012345 8',
    kind: 'imei',
    minutesAgo: 12,
    words: 'https://tweedehands.example/m1204567 zwarte Oppo, ophalen in Hengelo',
  },
  {
    number: 'GA 1234567',
    kind: 'frame',
    minutesAgo: 41,
    words: 'Op de rommelmarkt bij het station, kraam achteraan links. Man vraagt 150 euro.',
  },
]

/** Leads as visitors send them: each with the signed yes of a check. */
export async function seedLeads(options: {
  database: Database
  dataDir: string
  logName: string
  now: Date
}): Promise<void> {
  const { database, dataDir, logName, now } = options
  const proofs = openProofs(await openProofKey(dataDir, logName))
  const dependencies = { database, readYes: proofs.read, budget: openLeadBudget() }
  for (const { number, kind, minutesAgo, words } of seeings) {
    const madeAt = new Date(now.getTime() - minutesAgo * 60_000).toISOString()
    const yes = proofs.sign({ number, kind, result: 'registered-stolen', dataUntil: madeAt, madeAt })
    const outcome = await recordLead(dependencies, { yes, words, source: 'seed' }, now)
    if (!outcome.ok) throw new Error(`a seeded lead was refused: ${outcome.reason}`)
  }
}
