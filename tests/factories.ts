import { seedFixed } from '../seeds/fixed.ts'
import {
  dealerCaller,
  listBranches,
  openBranches,
  operatorCaller,
  type OwnedBranch,
} from '../src/capabilities/access/public.ts'
import { matchChanges } from '../src/capabilities/matching/public.ts'
import { openPolicies } from '../src/capabilities/policy/public.ts'
import {
  correctionInput,
  type PurchaseRequest,
  purchaseInput,
} from '../src/capabilities/registers/contract.ts'
import {
  correctPurchase,
  LogPlaces,
  openPurchaseRecorder,
  type RegisterDependencies,
} from '../src/capabilities/registers/public.ts'
import { theftReportInput } from '../src/capabilities/thefts/contract.ts'
import { recordTheftReport } from '../src/capabilities/thefts/public.ts'
import type { Role } from '../src/kernel/codes.ts'
import type { Caller } from '../src/platform/caller.ts'
import { type Database, inTransaction, openDatabase } from '../src/platform/database.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { KeyFiles } from '../src/platform/key-files.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** The fixed part of the fictional Twente on a database of its own, with the hands to work in it. */
export type World = {
  urls: TestDatabase
  admin: Database
  app: Database
  worker: Database
  registers: RegisterDependencies
  branchIn: (municipality: string) => OwnedBranch
  /** Records a purchase in the first shop of a municipality; gives the entry's id. */
  buy: (overrides?: PurchaseOverrides) => Promise<string>
  /** Corrects the one item of a purchase of Enschede; gives the new entry's id. */
  correct: (entry: string, overrides: PurchaseOverrides) => Promise<string>
  /** Records a theft report of one item by the base team Enschede; gives the report's id. */
  report: (overrides?: ReportOverrides) => Promise<string>
  /** Gives waiting entries their log index, then matches until nothing is left. */
  match: () => Promise<void>
  close: () => Promise<void>
}
type Item = Partial<PurchaseRequest['items'][number]>
export type PurchaseOverrides = Partial<Omit<PurchaseRequest, 'items'>> & {
  municipality?: string
  item?: Item
  items?: Item[]
}
type StolenItem = Record<string, unknown>
export type ReportOverrides = { caller?: Caller; item?: StolenItem; items?: StolenItem[] } & Record<
  string,
  unknown
>

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

/** Someone who signed in. */
export function callerAs(role: Role, organisationId: string): Caller {
  const name = `test ${role}`
  return {
    role,
    organisationId,
    organisationName: organisationId,
    accountId: name,
    accountName: name,
    via: 'session',
  }
}
export const enschedeDetective = callerAs('detective', 'base-team:enschede')

const seller = {
  kind: 'person',
  name: 'V. Erkoper',
  street: 'Verzonnenstraat',
  houseNumber: '1',
  postcode: '7511 AB',
  town: 'Enschede',
  country: 'NL',
  isAdult: true,
  documentKind: 'passport',
  documentNumber: 'NPR4F7KX2',
  documentCountry: 'NL',
} as const

/** What a counter sends for one phone; overrides replace fields. */
export function purchaseOf(
  branchNumber: string,
  { item, items, ...overrides }: PurchaseOverrides = {},
): PurchaseRequest {
  const phone = {
    category: 'phone',
    brand: 'Oppo',
    model: 'N1',
    colour: 'zwart',
    priceCents: 12_500,
  } as const
  const { municipality: _, ...fields } = overrides
  return {
    branchNumber,
    acquiredAt: new Date(Date.now() - 60_000).toISOString(),
    items: (items ?? [item ?? {}]).map((one) => ({ ...phone, ...one })),
    paymentMethod: 'bank',
    seller,
    ...fields,
  }
}

/** What police send for one stolen phone; overrides replace fields. */
export function reportOf({
  item,
  items,
  caller: _,
  ...overrides
}: ReportOverrides = {}): Record<string, unknown> {
  const phone = () => ({
    reference: `G${nextNumber()}`,
    category: 'phone',
    brand: 'Oppo',
    model: 'N1',
    colour: 'zwart',
  })
  return {
    source: 'BVH',
    reference: `PL0500-${nextNumber()}`,
    registrationNumber: `2026${nextNumber()}`,
    committedOn: '2026-01-05',
    place: 'Enschede',
    items: (items ?? [item ?? {}]).map((one) => ({ ...phone(), ...one })),
    ...overrides,
  }
}

export async function openWorld(): Promise<World> {
  const urls = await testDatabase()
  const admin = openDatabase(urls.adminUrl, { max: 4, name: 'test admin' })
  const app = openDatabase(urls.appUrl, { max: 6, name: 'test app' })
  const worker = openDatabase(urls.workerUrl, { max: 4, name: 'test worker' })
  await seedFixed(admin, new Date())
  await prepareJobs(urls.jobsUrl)
  const policies = openPolicies(app)
  const places = new LogPlaces(urls.dataDir, 'helder-test.example')
  const keys = new KeyFiles(urls.dataDir)
  const registers: RegisterDependencies = {
    database: app,
    policies,
    branches: openBranches(app),
    keys,
    guardSize: (municipality) => places.guardSize(municipality),
  }
  const record = openPurchaseRecorder(registers)
  const branches = await inTransaction(app, operatorCaller('test'), listBranches)
  const branchIn = (municipality: string) => branches.find((branch) => branch.municipality === municipality)!
  return {
    urls,
    admin,
    app,
    worker,
    registers,
    branchIn,
    async buy(overrides = {}) {
      const branch = branchIn(overrides.municipality ?? 'enschede')
      const input = purchaseInput.parse(purchaseOf(branch.branchNumber, overrides))
      const outcome = await record(dealerCaller('test', branch), input, null, new Date())
      if (!outcome.ok) throw new Error(JSON.stringify(outcome))
      return outcome.id
    },
    async correct(entry, overrides) {
      const [old] = await admin<{ id: string; branch_number: string; organisation_id: string }[]>`
        select i.id, e.branch_number, e.organisation_id from registers.entry e join registers.item i on i.entry_id = e.id
         where e.id = ${entry}`
      const request = purchaseOf(old!.branch_number, {
        ...overrides,
        item: { ...overrides.item, id: old!.id },
      })
      const input = correctionInput.parse({ ...request, correctionReason: 'typing error' })
      const caller = callerAs('dealer', old!.organisation_id)
      const outcome = await correctPurchase(registers, caller, entry, input, null, new Date())
      if (!outcome.ok) throw new Error(JSON.stringify(outcome))
      return outcome.id
    },
    async report(overrides = {}) {
      const caller = overrides.caller ?? enschedeDetective
      const input = theftReportInput.parse(reportOf(overrides))
      const outcome = await recordTheftReport({ database: app, keys }, caller, input, null, new Date())
      if (!outcome.ok) throw new Error(JSON.stringify(outcome))
      return outcome.report.id
    },
    match: () => sequenceAndMatch(worker),
    async close() {
      await Promise.all([admin, app, worker].map((database) => database.end({ timeout: 5 })))
      await urls.drop()
    },
  }
}

export async function sequence(worker: Database): Promise<void> {
  const logs = await worker<{ municipality: string }[]>`select municipality from registers.log`
  const all = logs.map(({ municipality }) => municipality)
  await worker`select from registers.assign_log_indexes(${all}, 10000)`
}

async function sequenceAndMatch(worker: Database): Promise<void> {
  await sequence(worker)
  while ((await matchChanges(worker)).items > 0);
}
