import { decideExemption, extendExemption, receiveExemption } from '../../src/capabilities/measures/public.ts'
import type { Category } from '../../src/kernel/codes.ts'
import { addDays, type Day, dayInAmsterdam } from '../../src/kernel/dates.ts'
import { type Database, inTransaction } from '../../src/platform/database.ts'
import { makeInventory } from '../inventory.ts'
import { workday } from '../year/meetings.ts'
import { good, municipalCaller } from './callers.ts'
import { seedId } from './inspections.ts'

type SeedRequest = {
  /** How many days ago it came in. */
  ago: number
  category: Category
  request: string
  /** The term is extended, in days after it came in, by four weeks. */
  extendedAfter?: number
  decision?: { after: number; isGranted: boolean; reason: string }
}
/** Where the bylaw knows exemptions and no journey asks for its own; one of these waits too long. */
const PLACE = 'oldenzaal'
const TERM_DAYS = 56
const requests: readonly SeedRequest[] = [
  {
    ago: 12,
    category: 'tool',
    request: 'Ik koop alleen handgereedschap tot tien euro. Dat kost mij veel schrijfwerk.',
  },
  {
    ago: 60,
    category: 'bicycle',
    request: 'Wij knappen fietsen van de kringloop op. Die komen altijd van hetzelfde adres.',
    extendedAfter: 40,
  },
  {
    ago: 150,
    category: 'camera',
    request: 'Wij verkopen alleen camera’s van voor 1980, aan verzamelaars.',
    decision: {
      after: 45,
      isGranted: true,
      reason: 'Deze camera’s worden hier niet geheeld. Het risico is klein.',
    },
  },
  {
    ago: 130,
    category: 'jewellery',
    request: 'Voor zilver onder vijftig euro wil ik geen register bijhouden.',
    decision: { after: 50, isGranted: false, reason: 'Juist klein zilver komt vaak uit inbraken.' },
  },
  {
    ago: 75,
    category: 'other',
    request: 'Ik verkoop tweedehands kinderkleding en een enkele keer speelgoed.',
  },
]

/** Requests for an exemption: asked, extended, granted, refused and late, each of a dealer of its own. */
export async function seedExemptions(database: Database, now: Date): Promise<void> {
  const today = dayInAmsterdam(now)
  const officer = municipalCaller(PLACE, 'municipal-officer')
  const dealers = makeInventory(today).filter(({ municipality }) => municipality === PLACE)
  await inTransaction(database, officer, async (tx) => {
    for (const [n, { ago, category, request, extendedAfter, decision }] of requests.entries()) {
      const id = seedId('b900', n)
      const on = (days: number): Day => workday(addDays(today, days - ago))
      const receivedOn = on(0)
      const asked = { id, dealerId: dealers[n]!.id, receivedOn, categories: [category], request }
      good(await receiveExemption(tx, officer, asked, today), 'a request')
      if (extendedAfter !== undefined) {
        const reason = 'Wij vragen eerst advies aan het basisteam.'
        const input = { on: on(extendedAfter), until: addDays(receivedOn, TERM_DAYS + 28), reason }
        good(await extendExemption(tx, officer, { id, input, today }), 'an extension')
      }
      if (decision !== undefined) {
        const { after, isGranted, reason } = decision
        const from = isGranted ? on(after) : null
        const until = isGranted ? addDays(on(after), 730) : null
        const input = {
          on: on(after),
          isGranted,
          reason,
          categories: isGranted ? [category] : [],
          from,
          until,
        }
        good(await decideExemption(tx, officer, { id, input, today }), 'a decision on a request')
      }
    }
  })
}
