import { z } from 'zod'
import { categories, hitLevels } from '../../kernel/codes.ts'
import { identifierView } from '../../platform/identifier-contract.ts'
import { day, optionalLine, page, pageQuery, requiredLine } from '../../platform/contract.ts'

export const hitStates = ['new', 'confirmed', 'dismissed'] as const
export type HitState = (typeof hitStates)[number]

/** Evidence for or against, in a code that the catalogues put into words; weights add up to the score. */
export const evidence = z.object({
  code: z.string(),
  side: z.enum(['for', 'against']),
  weight: z.int(),
  data: z.record(z.string(), z.unknown()),
})
export type Evidence = z.infer<typeof evidence>

const side = {
  category: z.enum(categories),
  brand: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  description: z.string().nullable(),
  identifiers: z.array(identifierView),
}

export const hitView = z.object({
  id: z.uuid(),
  level: z.enum(hitLevels),
  score: z.int(),
  state: z.enum(hitStates),
  createdAt: z.string(),
  evidence: z.array(evidence),
  purchase: z.object({
    ...side,
    entryId: z.uuid(),
    itemId: z.uuid(),
    sequenceNumber: z.int(),
    dealerName: z.string(),
    branchName: z.string(),
    branchNumber: z.string(),
    municipality: z.string(),
    municipalityName: z.string(),
    acquiredAt: z.string(),
    keepUntil: day,
    priceCents: z.int(),
    material: z.string().nullable(),
    fineness: z.int().nullable(),
    weightGrams: z.number().nullable(),
    itemState: z.string(),
  }),
  stolen: z.object({
    ...side,
    itemId: z.uuid(),
    reportId: z.uuid(),
    source: z.string(),
    reference: z.string(),
    registrationNumber: z.string().nullable(),
    committedOn: day,
    place: z.string(),
    goodsLists: z
      .array(z.object({ id: z.uuid(), reference: z.string() }))
      .describe('Lists of citizens in which it stands'),
  }),
  decision: z
    .object({
      decision: z.enum(['confirmed', 'dismissed']),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
})
export type HitView = z.infer<typeof hitView>

export const hitListQuery = pageQuery.extend({
  state: z.enum(hitStates).default('new'),
  level: z.enum(hitLevels).optional(),
})
export const hitList = page(hitView).extend({ counts: z.record(z.enum(hitStates), z.int()) })

/** Confirming asks a reason too: it is what the file will show. */
export const decisionInput = z.object({
  decision: z.enum(['confirmed', 'dismissed'], 'field.choice'),
  reasonCode: z.enum(
    ['same-item', 'other-item', 'typing-error', 'already-known', 'returned-before', 'other'],
    'field.choice',
  ),
  reasonText: optionalLine(500),
})
/** A decision as a client sends it. */
export type DecisionRequest = z.input<typeof decisionInput>

/** Purposes for which police open a seller (Wpg art. 8 and 9). */
export const policePurposes = [
  'investigation-theft',
  'investigation-fencing',
  'return-of-goods',
  'other',
] as const
export const sellerViewInput = z.object({
  purposeCode: z.enum(policePurposes, 'field.choice'),
  purposeText: requiredLine(500),
})
export type SellerViewRequest = z.input<typeof sellerViewInput>
