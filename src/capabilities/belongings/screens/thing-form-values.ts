import { type IdentifierKind, parseIdentifier } from '../../../identifiers/public.ts'
import type { Category } from '../../../kernel/codes.ts'
import { parseDecimal, parseMoney } from '../../../kernel/money.ts'
import type { FieldError } from '../../../kernel/result.ts'
import { type ItemField, itemFields } from '../../registers/screens/purchase-form/item-fields.ts'
import { typedDecimal, typedMoney } from '../../registers/screens/purchase-form/parse-typed.ts'
import type { Thing } from '../rules/thing.ts'

/** What stands in the fields: text, as typed. */
export type ThingValues = {
  category: Category | ''
  brand: string
  model: string
  colour: string
  description: string
  jewelleryKind: string
  material: string
  fineness: string
  weightGrams: string
  stones: string
  marks: string
  identifiers: { kind: IdentifierKind; value: string }[]
  boughtOn: string
  shop: string
  price: string
  note: string
}

type ThingField = ItemField | 'jewelleryKind' | 'stones' | 'marks'

/** What is asked of such goods, in the order of the screen: as at the counter, and what makes jewellery recognisable. */
export function thingFields(category: Category): ThingField[] {
  const { fields } = itemFields[category]
  if (category === 'jewellery') return ['jewelleryKind', ...fields, 'stones', 'marks']
  return category === 'metal' || category === 'watch' ? [...fields, 'marks'] : fields
}

/** A thing as it stands in the fields; without one, empty fields. */
export function valuesOf(thing: Thing | null): ThingValues {
  const { boughtOn = null, priceCents = null, weightGrams = null } = thing ?? {}
  return {
    category: thing?.category ?? '',
    brand: thing?.brand ?? '',
    model: thing?.model ?? '',
    colour: thing?.colour ?? '',
    description: thing?.description ?? '',
    jewelleryKind: thing?.jewelleryKind ?? '',
    material: thing?.material ?? '',
    fineness: thing?.fineness ?? '',
    weightGrams: typedDecimal(weightGrams),
    stones: thing?.stones ?? '',
    marks: thing?.marks ?? '',
    identifiers: thing?.identifiers ?? [],
    boughtOn: boughtOn ?? '',
    shop: thing?.shop ?? '',
    price: priceCents === null ? '' : typedMoney(priceCents),
    note: thing?.note ?? '',
  }
}

/** What is wrong in the fields, all at once; the code of each is a key of the catalogues. `today` is yyyy-mm-dd. */
export function checkThing(values: ThingValues, today: string): FieldError[] {
  const wrong: FieldError[] = []
  if (values.category === '') wrong.push({ field: 'category', code: 'belongings.wrong.category' })
  const names = [values.brand, values.model, values.description, values.jewelleryKind]
  if (values.category !== '' && names.every((text) => text.trim() === '')) {
    const field = thingFields(values.category)[0] ?? 'description'
    wrong.push({ field, code: 'belongings.wrong.name' })
  }
  for (const [at, { kind, value }] of values.identifiers.entries()) {
    if (value.trim() === '') continue
    const parsed = parseIdentifier(kind, value)
    if (!parsed.ok) wrong.push({ field: `identifiers.${at}.value`, code: `identifier.${parsed.reason}` })
  }
  if (values.weightGrams.trim() !== '' && Number.isNaN(parseDecimal(values.weightGrams)))
    wrong.push({ field: 'weightGrams', code: 'belongings.wrong.weight' })
  if (values.price.trim() !== '' && Number.isNaN(parseMoney(values.price)))
    wrong.push({ field: 'price', code: 'belongings.wrong.price' })
  if (values.boughtOn > today) wrong.push({ field: 'boughtOn', code: 'belongings.wrong.bought-on' })
  return wrong
}

/** The thing in the fields, once nothing is wrong. Fields of another kind of goods keep what was typed there. */
export function thingOf(values: ThingValues, pictures: Thing['pictures']): Thing {
  const weight = parseDecimal(values.weightGrams)
  const price = parseMoney(values.price)
  return {
    type: 'thing',
    category: values.category || 'other',
    brand: values.brand.trim(),
    model: values.model.trim(),
    colour: values.colour.trim(),
    description: values.description.trim(),
    jewelleryKind: values.jewelleryKind.trim(),
    material: values.material.trim(),
    fineness: values.fineness.trim(),
    weightGrams: Number.isNaN(weight) ? null : weight,
    stones: values.stones.trim(),
    marks: values.marks.trim(),
    identifiers: values.identifiers
      .map(({ kind, value }) => ({ kind, value: value.trim() }))
      .filter(({ value }) => value !== ''),
    boughtOn: values.boughtOn || null,
    shop: values.shop.trim(),
    priceCents: Number.isNaN(price) ? null : price,
    note: values.note.trim(),
    pictures,
  }
}
