import type { PurchaseRequest, PurchaseView } from '../src/capabilities/registers/contract.ts'
import type { TheftReportView } from '../src/capabilities/thefts/contract.ts'
import { type Database, openDatabase } from '../src/platform/database.ts'
import { type Client, testHelder, type TestHelder } from './helder.ts'
import { phone, purchase } from './purchases.ts'

/** The whole server with the hands to work in it: buy, correct, report, match. */
export type World = TestHelder & {
  worker: Database
  /** A dealer with a branch in the municipality. */
  dealerIn: (municipality: string) => Promise<Client & { branchNumber: string }>
  /** Records a purchase of one phone in Enschede, unless told otherwise; gives the entry's id. */
  buy: (overrides?: PurchaseOverrides) => Promise<string>
  /** Corrects the one item of a purchase; gives the new entry's id. */
  correct: (entry: string, overrides: PurchaseOverrides) => Promise<string>
  /** Records a theft report of one phone by the base team Enschede; gives the report's id. */
  report: (overrides?: ReportOverrides) => Promise<string>
  /** Gives waiting entries their log index, then matches until nothing is left. */
  matchAll: () => Promise<void>
}
type Item = Partial<PurchaseRequest['items'][number]>
export type PurchaseOverrides = Partial<Omit<PurchaseRequest, 'items'>> & {
  municipality?: string
  item?: Item
}
export type ReportOverrides = Record<string, unknown> & { by?: Client; item?: Record<string, unknown> }

let made = 0
/** A number that no other call gives: references, serials. */
export const nextNumber = () => ++made

/** An IMEI that passes its check, different each time. */
export function newImei(): string {
  const digits = `35675904${String(nextNumber()).padStart(6, '0')}`
  const sum = [...digits].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + String((10 - (sum % 10)) % 10)
}

/** What police send for one stolen phone; overrides replace fields. */
export function reportOf({ item, by: _, ...overrides }: ReportOverrides = {}): Record<string, unknown> {
  const stolen = {
    reference: `G${nextNumber()}`,
    category: 'phone',
    brand: 'Oppo',
    model: 'N1',
    colour: 'zwart',
    ...item,
  }
  return {
    source: 'BVH',
    reference: `PL0500-${nextNumber()}`,
    registrationNumber: `2026${nextNumber()}`,
    committedOn: '2026-01-05',
    place: 'Enschede',
    items: [stolen],
    ...overrides,
  }
}

export async function openWorld(): Promise<World> {
  const helder = await testHelder()
  const worker = openDatabase(helder.database.workerUrl, { max: 4, name: 'test worker' })
  const detective = await helder.as('detective')

  async function dealerIn(municipality: string) {
    const [branch] = await helder.admin<{ organisation_id: string; branch_number: string }[]>`
      select organisation_id, branch_number from access.branch where municipality = ${municipality} order by 2 limit 1`
    const client = await helder.token('dealer', branch!.organisation_id)
    return { ...client, branchNumber: branch!.branch_number }
  }
  const body = (branchNumber: string, { item, municipality: _, ...fields }: PurchaseOverrides) =>
    purchase({ branchNumber, items: [phone({ identifiers: [], ...item })], ...fields })

  return {
    ...helder,
    worker,
    dealerIn,
    async buy(overrides = {}) {
      const dealer = await dealerIn(overrides.municipality ?? 'enschede')
      const answer = await dealer.post('/v1/purchases', body(dealer.branchNumber, overrides), newKey())
      return idOf<PurchaseView>(answer)
    },
    async correct(entry, overrides) {
      const [old] = await helder.admin<{ id: string; municipality: string }[]>`
        select i.id, e.municipality from registers.entry e join registers.item i on i.entry_id = e.id where e.id = ${entry}`
      const dealer = await dealerIn(old!.municipality)
      const { branchNumber: _, ...fields } = body('', {
        ...overrides,
        item: { ...overrides.item, id: old!.id },
      })
      const correction = { ...fields, correctionReason: 'typing error' }
      return idOf<PurchaseView>(await dealer.post(`/v1/purchases/${entry}/corrections`, correction, newKey()))
    },
    async report(overrides = {}) {
      return idOf<TheftReportView>(
        await (overrides.by ?? detective).post('/v1/theft-reports', reportOf(overrides), newKey()),
      )
    },
    async matchAll() {
      await helder.publish()
      await helder.match()
    },
    async stop() {
      await worker.end({ timeout: 5 })
      await helder.stop()
    },
  }
}

function newKey(): Record<string, string> {
  return { 'idempotency-key': `test-${nextNumber()}` }
}

function idOf<T extends { id: string }>({
  status,
  body,
  text,
}: {
  status: number
  body: unknown
  text: string
}): string {
  if (status !== 200 && status !== 201) throw new Error(`refused: ${text}`)
  return (body as T).id
}
