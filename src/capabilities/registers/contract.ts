import { z } from 'zod'
import {
  categories,
  conditionsCodes,
  documentKinds,
  identifierAbsentReasons,
  paymentMethods,
} from '../../kernel/codes.ts'
import {
  cents,
  day,
  instant,
  line,
  optionalLine,
  page,
  pageQuery,
  requiredLine,
} from '../../platform/contract.ts'
import { identifierInput, identifierView } from '../../platform/identifier-contract.ts'

/** A number, with the proof that it was checked before buying where it was. */
const checkedIdentifierInput = identifierInput.extend({
  checkProof: z
    .string('field.text')
    .max(2000, 'field.too-long')
    .nullish()
    .describe(
      'The signed proof of POST /v1/checks/proofs for this number, at most a day old; kept as when and what',
    ),
})

/** Art. 2(1)(c) of the decree on art. 437 Sr: kind, brand and number, as far as possible. */
export const itemInput = z.object({
  id: z.uuid().optional().describe('Only in a correction: the item of the old entry that this one replaces'),
  category: z.enum(categories, 'field.choice'),
  brand: optionalLine(80),
  model: optionalLine(120),
  colour: optionalLine(60),
  description: optionalLine(1000),
  material: optionalLine(60),
  fineness: z.int('field.number').min(1, 'field.number').max(1000, 'field.number').nullish(),
  weightGrams: z.number('field.number').min(0.01, 'field.number').max(1_000_000, 'field.number').nullish(),
  quantity: z.int('field.number').min(1, 'field.number').max(100_000, 'field.number').default(1),
  priceCents: cents.describe('The whole line, in euro cents'),
  identifiers: z.array(checkedIdentifierInput).max(20, 'field.too-many').default([]),
  identifierAbsentReason: z.enum(identifierAbsentReasons, 'field.choice').nullish(),
})

/** A person's address; what is demanded follows from the policy of the municipality. */
const address = {
  street: optionalLine(120),
  houseNumber: optionalLine(20),
  postcode: optionalLine(20),
  town: optionalLine(80),
  country: line(2)
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'field.country')
    .default('NL'),
}

export const sellerInput = z.object({
  kind: z.enum(['person', 'business'], 'field.choice').default('person'),
  name: optionalLine(120),
  kvk: optionalLine(8),
  ...address,
  isAdult: z.boolean('field.choice').nullish(),
  documentKind: z.enum(documentKinds, 'field.choice').nullish(),
  documentNumber: optionalLine(30),
  documentCountry: line(2)
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'field.country')
    .nullish(),
})

export const buyerInput = z.object({ name: optionalLine(120), ...address })

export const purchaseInput = z.object({
  reference: optionalLine(80).describe("The dealer's own number"),
  branchNumber: z.string('field.branch').regex(/^\d{12}$/, 'field.branch'),
  acquiredAt: instant,
  items: z.array(itemInput, 'field.required').min(1, 'field.required').max(200, 'field.too-many'),
  conditions: z.enum(conditionsCodes, 'field.choice').default('purchase'),
  pledgeUntil: day.nullish(),
  paymentMethod: z.enum(paymentMethods, 'field.choice'),
  seller: sellerInput.prefault({}),
})
export type PurchaseInput = z.infer<typeof purchaseInput>
/** What the rules look at: the branch follows from who records. */
export type PurchaseToCheck = Omit<PurchaseInput, 'branchNumber' | 'reference'>
export type PurchaseRequest = z.input<typeof purchaseInput>
export type ItemInput = z.infer<typeof itemInput>
export type SellerInput = z.infer<typeof sellerInput>
export type BuyerInput = z.infer<typeof buyerInput>

/** A correction is a new entry that replaces an old one; the old one stays readable. */
export const correctionInput = purchaseInput
  .omit({ branchNumber: true, reference: true })
  .extend({ correctionReason: requiredLine(500) })
export type CorrectionInput = z.infer<typeof correctionInput>

export const saleInput = z.object({
  purchaseItemId: z.uuid('field.item'),
  soldAt: instant,
  priceCents: cents,
  buyer: buyerInput.prefault({}),
})
export type SaleInput = z.infer<typeof saleInput>

export const certificationStates = ['pending', 'certified'] as const
/** State of an item on the shelf; `superseded` items were replaced by a correction. */
export const itemStates = ['holding', 'for-sale', 'pledged', 'sold', 'superseded'] as const
export type ItemState = (typeof itemStates)[number]

export const itemView = z.object({
  id: z.uuid(),
  category: z.enum(categories),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  description: z.string().nullable(),
  material: z.string().nullable(),
  fineness: z.int().nullable(),
  weightGrams: z.number().nullable(),
  quantity: z.int(),
  priceCents: z.int(),
  identifiers: z.array(
    identifierView.extend({
      check: z
        .object({ at: z.string(), result: z.string() })
        .nullish()
        .describe('When the number was checked before buying, and the answer; absent: it was not'),
    }),
  ),
  identifierAbsentReason: z.enum(identifierAbsentReasons).nullable(),
  state: z.enum(itemStates),
  saleId: z.uuid().nullable(),
})
export type ItemView = z.infer<typeof itemView>

/** Where an entry stands in the municipality's log. */
export const certificationView = z.object({
  state: z.enum(certificationStates),
  designated: z
    .boolean()
    .describe('The municipality designated this register: "gewaarmerkt", else "geregistreerd"'),
  logIndex: z.int().nullable(),
  certifiedAt: z.string().nullable(),
})

/** Since when the people of an entry are destroyed: by their term, or before it. Null: they are there. */
export const personErased = z.object({ on: day, ground: z.enum(['retention', 'early']) }).nullable()
export type PersonErased = z.infer<typeof personErased>

const entryView = {
  id: z.uuid(),
  branchNumber: z.string(),
  branchName: z.string(),
  municipality: z.string(),
  sequenceNumber: z.int(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  certification: z.enum(certificationStates),
  certificationDetail: certificationView,
  correctsId: z.uuid().nullable(),
  correctsSequenceNumber: z.int().nullable(),
  correctedById: z.uuid().nullable(),
  correctedBySequenceNumber: z.int().nullable(),
  personErased,
}

export const purchaseView = z.object({
  ...entryView,
  reference: z.string().nullable(),
  acquiredAt: z.string(),
  keepUntil: day,
  saleAllowedFrom: z.string(),
  conditions: z.enum(conditionsCodes),
  pledgeUntil: day.nullable(),
  paymentMethod: z.enum(paymentMethods),
  totalCents: z.int(),
  items: z.array(itemView),
})
export type PurchaseView = z.infer<typeof purchaseView>

export const saleView = z.object({
  ...entryView,
  soldAt: z.string(),
  priceCents: z.int(),
  purchaseItemId: z.uuid(),
  purchaseId: z.uuid(),
  purchaseSequenceNumber: z.int(),
  item: itemView,
})
export type SaleView = z.infer<typeof saleView>

const addressView = {
  name: z.string().nullable(),
  street: z.string().nullable(),
  houseNumber: z.string().nullable(),
  postcode: z.string().nullable(),
  town: z.string().nullable(),
  country: z.string(),
}
const sellerView = z.object({
  kind: z.enum(['person', 'business']),
  kvk: z.string().nullable(),
  ...addressView,
  isAdult: z.boolean().nullish(),
  documentKind: z.enum(documentKinds).nullish(),
  documentNumber: z.string().nullable(),
  documentCountry: z.string().nullish(),
})

/** The person behind an entry, opened with a purpose; every opening is recorded. */
export const personView = z.object({
  seller: sellerView.nullable(),
  buyer: z.object(addressView).nullable(),
  correctionReason: z.string().nullable(),
  erased: personErased,
})
export type PersonView = z.infer<typeof personView>

export const personViewInput = z.object({
  purposeCode: z.enum(
    ['customer-question', 'correction', 'return', 'receipt', 'inspection', 'other'],
    'field.choice',
  ),
  purposeText: optionalLine(500),
})

export const purchaseListQuery = pageQuery.extend({
  branchNumber: z.string().optional(),
  q: z.string().max(200).optional().describe('Number, brand, model, description or sequence number'),
  state: z.enum(itemStates).optional(),
  from: day.optional(),
  until: day.optional(),
})

/** One line of the purchase register: one item. */
export const registerLine = z.object({
  purchaseId: z.uuid(),
  itemId: z.uuid(),
  branchNumber: z.string(),
  sequenceNumber: z.int(),
  position: z.int(),
  itemCount: z.int(),
  acquiredAt: z.string(),
  keepUntil: day,
  pledgeUntil: day.nullable(),
  ...itemView.omit({ id: true, quantity: true, identifierAbsentReason: true }).shape,
  saleSequenceNumber: z.int().nullable(),
  soldAt: z.string().nullable(),
  certification: z.enum(certificationStates),
})
export type RegisterLine = z.infer<typeof registerLine>
export const purchaseList = page(registerLine).extend({
  counts: z.record(z.enum(['all', ...itemStates]), z.int()),
})

export const saleLine = saleView.pick({
  id: true,
  branchNumber: true,
  sequenceNumber: true,
  soldAt: true,
  priceCents: true,
  purchaseId: true,
  purchaseSequenceNumber: true,
  certification: true,
  item: true,
})
export const saleList = page(saleLine)
