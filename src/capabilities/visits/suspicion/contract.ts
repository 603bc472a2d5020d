import { z } from 'zod'
import { instant, text } from '../../../platform/contract.ts'
import { paperRegister, photoView, visitRecord } from '../contract.ts'
import { visitCapacities } from '../rules/capacities.ts'

/** `words`: what gave rise to it; goes to the investigation, never into the visit. */
export const suspicionInput = z.object({
  arisenAt: instant,
  cautionToldAt: instant
    .nullish()
    .describe('When the right to silence was told (art. 29 Sv); may follow later'),
  words: text(2_000).default(''),
})
export const noteInput = z.object({
  id: z.uuid('field.choice'),
  notedAt: instant,
  text: text(4_000).min(1, 'field.required'),
})

/** What is noted after a suspicion: read with a recorded look, by who may investigate for the same organisation. */
export const investigationNote = z.object({
  id: z.uuid(),
  notedAt: z.string(),
  text: z.string(),
  notedBy: z.string(),
  capacity: z.enum(visitCapacities),
})
export const investigationView = z.object({
  arisenAt: z.string(),
  by: z.string(),
  capacity: z.enum(visitCapacities),
  cautionToldAt: z.string().nullable(),
  words: z.string(),
  split: visitRecord
    .pick({ answers: true, scans: true, findings: true })
    .extend({ pages: paperRegister.shape.sample })
    .describe('What had been noted in the visit after that moment'),
  photos: z.array(photoView),
  notes: z.array(investigationNote),
})
export type InvestigationView = z.infer<typeof investigationView>
