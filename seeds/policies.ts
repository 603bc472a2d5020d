import type { z } from 'zod'
import type { Topic, topics } from '../src/capabilities/policy/contract.ts'
import { categories } from '../src/kernel/codes.ts'
import { addDays, type Day, dayInAmsterdam } from '../src/kernel/dates.ts'
import { municipalities } from './twente.ts'

/** One dated row of policy.rule. `validUntil` is the last day, inclusive. */
export type PolicyRule = {
  [T in Topic]: { topic: T; value: z.infer<(typeof topics)[T]> }
}[Topic] & {
  municipality: string
  preset: string | null
  validFrom: Day
  validUntil: Day | null
  legalBasis: string
  source: string
}

type Term = Pick<PolicyRule, 'municipality' | 'validFrom' | 'validUntil'>
type Holding = z.infer<typeof topics.holding>

export const presets = { apv: 'APV Twente 2014', bill: 'Bill 36036' } as const

const DEMO = 'Demowaarde, verzonnen voor het fictieve Twente: hieraan kan niemand rechten ontlenen.'
const documentCategories = ['metal', 'jewellery', 'phone', 'bicycle'] as const
const FIRST_APV_DAY = '2014-07-01'
const FIRST_BILL_DAY = '2026-01-01'

/** "APV Twente 2014": 5 calendar days, name and address always, a document for four kinds of goods, 4 years. */
function apv(term: Term, days = 5): PolicyRule[] {
  const row = { ...term, preset: presets.apv, source: DEMO }
  return [
    {
      ...row,
      topic: 'holding',
      value: { unit: 'calendar-days', days },
      legalBasis: 'art. 437ter lid 1 Sr en art. 2:68 APV',
    },
    {
      ...row,
      topic: 'seller',
      value: { nameAndAddress: 'always', document: [...documentCategories] },
      legalBasis: 'art. 437 lid 1 Sr en art. 2 van het uitvoeringsbesluit',
    },
    { ...row, topic: 'retention', value: { months: 48 }, legalBasis: 'art. 5 lid 1 onder e AVG' },
  ]
}

/** "Bill 36036": 5 working days, a document always, 4 years. */
function bill(term: Term): PolicyRule[] {
  const row = { ...term, preset: presets.bill, legalBasis: 'wetsvoorstel 36036', source: DEMO }
  const holding: Holding = { unit: 'working-days', days: 5 }
  return [
    { ...row, topic: 'holding', value: holding },
    { ...row, topic: 'seller', value: { nameAndAddress: 'always', document: 'always' } },
    { ...row, topic: 'retention', value: { months: 48 } },
  ]
}

/** Days of holding under the bylaw, the day of the decree that designates this register, and whether sales are ruled at all. */
const bylaws: Record<string, { days: number; designatedOn?: Day; hasNoSales?: true }> = {
  almelo: { days: 5, designatedOn: '2021-03-01' },
  borne: { days: 3, designatedOn: '2022-06-01' },
  dinkelland: { days: 7 },
  enschede: { days: 5, designatedOn: '2020-01-01' },
  haaksbergen: { days: 5 },
  hellendoorn: { days: 10, hasNoSales: true },
  hengelo: { days: 5 },
  'hof-van-twente': { days: 7, designatedOn: '2023-07-01' },
  losser: { days: 5, designatedOn: '2022-01-01' },
  oldenzaal: { days: 14, designatedOn: '2021-09-01' },
  'rijssen-holten': { days: 3, designatedOn: '2022-03-01' },
  tubbergen: { days: 4, hasNoSales: true },
  twenterand: { days: 5, designatedOn: '2023-01-01', hasNoSales: true },
  wierden: { days: 6, designatedOn: '2024-01-01' },
}

/** Every dated rule of the region. Losser goes over to the bill on 1 January after `now`. */
export function policyRules(now: Date): PolicyRule[] {
  const nextYear = `${Number(dayInAmsterdam(now).slice(0, 4)) + 1}-01-01`
  return Object.entries(bylaws).flatMap(([municipality, { days, designatedOn, hasNoSales }]) => {
    const billFrom =
      municipality === 'enschede' ? FIRST_BILL_DAY : municipality === 'losser' ? nextYear : null
    const validUntil = billFrom && addDays(billFrom, -1)
    return [
      ...apv({ municipality, validFrom: FIRST_APV_DAY, validUntil }, days),
      ...(billFrom ? bill({ municipality, validFrom: billFrom, validUntil: null }) : []),
      ...everywhere(municipality),
      ...(hasNoSales ? [] : [sales(municipality)]),
      ...(designatedOn ? [designation(municipality, designatedOn)] : []),
    ]
  })
}

function everywhere(municipality: string): PolicyRule[] {
  const row = { municipality, preset: null, validFrom: FIRST_APV_DAY, validUntil: null, source: DEMO }
  return [
    {
      ...row,
      topic: 'categories',
      value: { registered: [...categories] },
      legalBasis: 'art. 437 lid 1 onder a Sr',
    },
    {
      ...row,
      topic: 'police-data',
      value: { operationalMonths: 60, destroyMonths: 120 },
      legalBasis: 'art. 8 lid 6 en art. 14 lid 1 Wpg (landelijk)',
    },
    {
      ...row,
      topic: 'cash-limit',
      value: { cents: 300_000 },
      validFrom: FIRST_BILL_DAY,
      legalBasis: 'Wwft, verbod op contante betaling vanaf € 3.000 (landelijk)',
    },
  ]
}

function sales(municipality: string): PolicyRule {
  return {
    municipality,
    topic: 'sales',
    value: { buyerNameAndAddress: 'always' },
    preset: null,
    validFrom: FIRST_APV_DAY,
    validUntil: null,
    legalBasis: 'art. 437ter lid 1 Sr en art. 2:67 APV',
    source: DEMO,
  }
}

function designation(municipality: string, validFrom: Day): PolicyRule {
  const year = validFrom.slice(0, 4)
  const name = municipalities.find(({ slug }) => slug === municipality)?.name
  return {
    municipality,
    topic: 'designation',
    value: {
      decree: `Aanwijzingsbesluit inkoopregister ${name} ${year} (demo)`,
      mandate: `Mandaatbesluit waarmerken ${name} ${year} (demo)`,
    },
    preset: null,
    validFrom,
    validUntil: null,
    legalBasis: 'art. 2 lid 2 van het uitvoeringsbesluit ex art. 437 Sr',
    source: DEMO,
  }
}
