import type { z } from 'zod'
import type { IdentifierKind } from '../../../../identifiers/public.ts'
import type { Category } from '../../../../kernel/codes.ts'
import { parseDecimal } from '../../../../kernel/money.ts'
import type { itemCorrectionInput, ListedItemView } from '../../contract.ts'

export const describingFields = ['brand', 'model', 'colour', 'description'] as const
export const jewelleryFields = ['kind', 'metal', 'stones', 'weightGrams', 'marks'] as const

/** What stands in the fields of a correction: text, as typed. */
export type CorrectionValues = Record<(typeof describingFields)[number], string> & {
  category: Category
  jewellery: Record<(typeof jewelleryFields)[number], string>
  identifiers: { kind: IdentifierKind; value: string }[]
  reason: string
}

/** An item of a list as it stands in the fields. */
export function correctionValuesOf(item: ListedItemView): CorrectionValues {
  const { kind, metal, stones, weightGrams, marks } = item.jewellery ?? {}
  return {
    category: item.category,
    brand: item.brand ?? '',
    model: item.model ?? '',
    colour: item.colour ?? '',
    description: item.description ?? '',
    jewellery: {
      kind: kind ?? '',
      metal: metal ?? '',
      stones: stones ?? '',
      weightGrams: weightGrams == null ? '' : String(weightGrams).replace('.', ','),
      marks: marks ?? '',
    },
    identifiers: item.identifiers.map(({ kind: numberKind, value }) => ({ kind: numberKind, value })),
    reason: '',
  }
}

/** Whether jewellery is asked field by field: of such goods, and where the owner said something of it. */
export function asksJewellery({ category, jewellery }: CorrectionValues): boolean {
  const isPrecious = ['jewellery', 'metal', 'watch'].includes(category)
  return isPrecious || Object.values(jewellery).some((text) => text.trim() !== '')
}

/** The correction as the API takes it. A weight that is no number goes out as it was typed, and comes back as wrong. */
export function correctionOf(values: CorrectionValues): z.input<typeof itemCorrectionInput> {
  const { jewellery, identifiers, ...rest } = values
  const typed = jewellery.weightGrams.trim()
  const weight = parseDecimal(typed)
  const isEmpty = Object.values(jewellery).every((text) => text.trim() === '')
  const weightGrams = typed === '' ? null : Number.isNaN(weight) ? (typed as unknown as number) : weight
  return {
    ...rest,
    jewellery: isEmpty ? null : { ...jewellery, weightGrams },
    identifiers: identifiers.filter(({ value }) => value.trim() !== ''),
  }
}
