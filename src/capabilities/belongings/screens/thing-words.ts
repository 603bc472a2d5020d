import { formatIdentifier, type IdentifierKind, parseIdentifier } from '../../../identifiers/public.ts'
import type { MessageKey } from '../../../platform/messages/index.ts'
import type { Locale, MessageValues } from '../../../platform/messages/locale.ts'
import { formatCents } from '../../../web/format.ts'
import { nameOf, type Thing } from '../rules/thing.ts'

export type Say = (key: MessageKey, values?: MessageValues) => string
export type Fact = { name: string; value: string; isNumber?: boolean }

/** How a thing is called on screens and papers. */
export function titleOf(thing: Thing, say: Say): string {
  const name = nameOf(thing)
  return name === '' ? say(`category.${thing.category}`) : name
}

/** A number in groups, as people read it; as typed when it is none. */
export function shownNumber(kind: IdentifierKind, value: string): string {
  const parsed = parseIdentifier(kind, value)
  return parsed.ok && kind !== 'engraving' ? formatIdentifier(kind, parsed.canonical) : value
}

/** Everything that is known of a thing, in the order of the screen. */
export function factsOf(thing: Thing, say: Say, locale: Locale): Fact[] {
  const weight = thing.weightGrams === null ? '' : say('belongings.grams', { weight: thing.weightGrams })
  const facts: Fact[] = [
    { name: say('belongings.field.category'), value: say(`category.${thing.category}`) },
    ...thing.identifiers.map(({ kind, value }) => ({
      name: say(`identifier.kind.${kind}`),
      value: shownNumber(kind, value),
      isNumber: kind !== 'engraving',
    })),
    { name: say('belongings.field.brand'), value: thing.brand },
    { name: say('belongings.field.model'), value: thing.model },
    { name: say('belongings.field.colour'), value: thing.colour },
    { name: say('belongings.field.description'), value: thing.description },
    { name: say('belongings.field.jewelleryKind'), value: thing.jewelleryKind },
    { name: say('belongings.field.material'), value: thing.material },
    { name: say('belongings.field.fineness'), value: thing.fineness },
    { name: say('belongings.field.weight'), value: weight },
    { name: say('belongings.field.stones'), value: thing.stones },
    { name: say('belongings.field.marks'), value: thing.marks },
    {
      name: say('belongings.field.boughtOn'),
      value: thing.boughtOn === null ? '' : say('belongings.day', { day: thing.boughtOn }),
    },
    { name: say('belongings.field.shop'), value: thing.shop },
    {
      name: say('belongings.field.price'),
      value: thing.priceCents === null ? '' : formatCents(thing.priceCents, locale),
    },
    { name: say('belongings.field.note'), value: thing.note },
  ]
  return facts.filter(({ value }) => value !== '')
}
