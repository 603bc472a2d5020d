import type { z } from 'zod'
import type { theftReportInput } from '../../src/capabilities/thefts/contract.ts'
import { parseIdentifier } from '../../src/identifiers/public.ts'
import type { Day } from '../../src/kernel/dates.ts'
import { describeForReport } from './describe.ts'
import { lookAlike, oneEdit, partial, spaced } from './errors.ts'
import type { TrueNumber } from './numbers.ts'
import type { Rng } from './random.ts'
import type { Thing } from './things.ts'

export type TheftRequest = z.input<typeof theftReportInput>
type TheftItem = TheftRequest['items'][number]

/** How the numbers of a goods list come about. */
export type Noting =
  | 'none'
  | 'clean'
  | 'spaced'
  | 'look-alike'
  | 'one-edit'
  | 'partial'
  | 'box'
  | 'model'
  | 'placeholder'

/**
 * Of three in four reports one sheriff's office has no number at all (Cherokee County, Oklahoma, 2019). How the others
 * divide was found in no source and is a guess that leaves something to find of each.
 */
export const notingShares: readonly (readonly [Noting, number])[] = [
  ['none', 75],
  ['clean', 10],
  ['spaced', 4],
  ['look-alike', 2],
  ['one-edit', 3],
  ['partial', 2],
  ['box', 2],
  ['model', 1],
  ['placeholder', 1],
]

export type TheftOptions = {
  source?: string
  reference: string
  registrationNumber?: string
  committedOn: Day
  place: string
  things: readonly Thing[]
  noting?: Noting
}

/** A theft report as the police register it: the shape of `POST /v1/theft-reports`. */
export function makeTheft(rng: Rng, options: TheftOptions): TheftRequest {
  const { source = 'BVH', reference, registrationNumber, committedOn, place, things, noting } = options
  return {
    source,
    reference,
    ...(registrationNumber !== undefined && { registrationNumber }),
    committedOn,
    place,
    items: things.map((thing, index) =>
      makeStolenItem(rng, thing, `${reference}-${index + 1}`, noting ?? rng.weighted(notingShares)),
    ),
  }
}

/** One line of a goods list: what the owner remembers of a thing and what was noted of its numbers. */
export function makeStolenItem(rng: Rng, thing: Thing, reference: string, noting: Noting): TheftItem {
  return {
    reference,
    category: thing.product.category,
    ...describeForReport(rng, thing),
    identifiers: noteNumbers(rng, thing, noting),
  }
}

function noteNumbers(rng: Rng, thing: Thing, noting: Noting): TrueNumber[] {
  const first = thing.numbers[0]
  if (first === undefined || noting === 'none') return []
  const noted = (value: string): TrueNumber[] => [{ kind: first.kind, value }]
  switch (noting) {
    case 'clean':
      return thing.numbers.map(({ kind, value }) => ({ kind, value }))
    case 'spaced':
      return noted(spaced(rng, first.value))
    case 'look-alike':
      return noted(lookAlike(rng, first.value) ?? spaced(rng, first.value))
    case 'one-edit':
      return noted(oneEdit(rng, first.value))
    case 'partial':
      return [{ kind: 'serial', value: partial(rng, first.value) }]
    case 'box':
      // The number of a box: another thing of the same model.
      return noted(rng.digits(first.value.length))
    case 'model':
      // A name like "S3" is too short to be taken for a number, by people and by the register alike.
      return parseIdentifier('serial', thing.product.model ?? '').ok
        ? [{ kind: 'serial', value: thing.product.model! }]
        : []
    case 'placeholder':
      return [{ kind: 'serial', value: rng.pick(['000000', '123456789', 'onbekend', 'geen serienummer']) }]
  }
}
