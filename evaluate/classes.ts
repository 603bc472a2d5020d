import type { Category } from '../src/kernel/codes.ts'
import {
  lookAlike,
  makeFrame,
  makeImei,
  makeNumbers,
  makeThing,
  oneEdit,
  partial,
  type Rng,
  spaced,
  tacOfProduct,
  type Thing,
  type TrueNumber,
  twoEdits,
} from '../seeds/generator/public.ts'
import { type Case, makeCase } from './cases.ts'

export type CaseClass = {
  name: string
  /** In one sentence, for docs/finding.md. */
  says: string
  /** The things differ: an alert would send police to an honest shop. */
  mustNotAlert: boolean
  make(rng: Rng): Case
}

const numbered = [
  ['phone', 4],
  ['bicycle', 5],
  ['computer', 3],
  ['tool', 3],
  ['watch', 2],
  ['camera', 1],
  ['game-console', 1],
  ['metal', 1],
] as const satisfies readonly (readonly [Category, number])[]
const unnumbered = [
  ['jewellery', 6],
  ['phone', 3],
  ['bicycle', 5],
  ['computer', 2],
  ['tool', 2],
  ['watch', 1],
] as const satisfies readonly (readonly [Category, number])[]

/** The same thing, its number written down wrongly in one of the two places. */
function noted(name: string, says: string, write: (rng: Rng, value: string) => string | null): CaseClass {
  return {
    name,
    says,
    mustNotAlert: false,
    make(rng) {
      for (;;) {
        const thing = makeNumbered(rng)
        const [first, ...rest] = thing.numbers as [TrueNumber, ...TrueNumber[]]
        const value = write(rng, first.value)
        if (value === null) continue
        const wrong = { kind: first.kind, value }
        // Either side slips as often as the other.
        const sides = rng.chance(0.5)
          ? { bought: thing.numbers, stolen: [wrong] }
          : { bought: [wrong, ...rest], stolen: [first] }
        return makeCase(rng, thing, sides, true)
      }
    },
  }
}

/** Two things of one model, of which each has its own sound number. */
function twoThings(
  name: string,
  says: string,
  make: (rng: Rng) => [Thing, TrueNumber, TrueNumber],
): CaseClass {
  return {
    name,
    says,
    mustNotAlert: true,
    make(rng) {
      const [thing, one, other] = make(rng)
      return makeCase(rng, thing, { bought: [one], stolen: [other], stolenThing: another(rng, thing) }, false)
    },
  }
}

export const classes: readonly CaseClass[] = [
  noted('clean', 'the number as it stands on the thing', (_, value) => value),
  noted('spaced', 'spaces, hyphens, dots or small letters', spaced),
  noted('look-alike', 'one or two characters read as what they look like (O for 0)', lookAlike),
  noted('one edit', 'one character wrong, missing, too many, or two swapped', oneEdit),
  noted('two edits', 'two such slips', twoEdits),
  {
    name: 'partial',
    says: 'only the last part of the number is known',
    mustNotAlert: false,
    make(rng) {
      const thing = makeNumbered(rng)
      const stolen = [{ kind: 'serial' as const, value: partial(rng, thing.numbers[0]!.value) }]
      return makeCase(rng, thing, { stolen }, true)
    },
  },
  {
    name: 'box number',
    says: 'the report gives the number of another box of the same model',
    mustNotAlert: false,
    make(rng) {
      const thing = makeNumbered(rng)
      return makeCase(rng, thing, { stolen: makeNumbers(rng, thing.product).slice(0, 1) }, true)
    },
  },
  {
    name: 'no number',
    says: 'no number in the report, only a description',
    mustNotAlert: false,
    make: (rng) => makeCase(rng, makeThing(rng, rng.weighted(unnumbered)), { stolen: [] }, true),
  },
  {
    name: 'model number only',
    says: 'both give the number of the model or the barcode of the box',
    mustNotAlert: true,
    make(rng) {
      const thing = makeNumbered(rng)
      const article = `87${rng.digits(10)}`
      const number = rng.pick<TrueNumber>([
        { kind: 'serial', value: thing.product.model! },
        { kind: 'gtin', value: article + gs1(article) },
        { kind: 'serial', value: article + gs1(article) },
      ])
      return makeCase(
        rng,
        thing,
        { bought: [number], stolen: [number], stolenThing: another(rng, thing) },
        false,
      )
    },
  },
  {
    name: 'placeholder',
    says: 'both give what people type where there is no number',
    mustNotAlert: true,
    make(rng) {
      const value = rng.pick(['000000', '123456789', 'n.v.t.', 'onbekend', 'geen', 'idk', 'tbd', '1111111'])
      const number: TrueNumber = { kind: 'serial', value }
      const thing = makeNumbered(rng)
      return makeCase(
        rng,
        thing,
        { bought: [number], stolen: [number], stolenThing: another(rng, thing) },
        false,
      )
    },
  },
  twoThings('sequential frames', 'two bicycles of a brand, numbered one to eight apart', (rng) => {
    const thing = makeThing(rng, 'bicycle')
    for (;;) {
      const frame = makeFrame(rng, thing.product)
      const digits = /\d{5,}$/.exec(frame)?.[0]
      if (digits === undefined) continue
      const next = String(Number(digits) + rng.int(1, 8)).padStart(digits.length, '0')
      if (next.length > digits.length) continue
      const other = frame.slice(0, -digits.length) + next
      return [thing, { kind: 'frame', value: frame }, { kind: 'frame', value: other }]
    }
  }),
  twoThings('consecutive IMEIs', 'two phones of one batch, numbered one to nine apart', (rng) => {
    const thing = makeThing(rng, 'phone')
    const serial = rng.int(1000, 990_000)
    return [thing, imei(thing, serial), imei(thing, serial + rng.int(1, 9))]
  }),
  twoThings(
    'swap of 0 and 9',
    'two phones with sound IMEIs that differ by a swap which Luhn does not see',
    (rng) => {
      const thing = makeThing(rng, 'phone')
      const [before, after] = [rng.digits(2), rng.digits(2)]
      return [thing, imei(thing, Number(`${before}09${after}`)), imei(thing, Number(`${before}90${after}`))]
    },
  ),
]

function makeNumbered(rng: Rng): Thing {
  for (;;) {
    const thing = makeThing(rng, rng.weighted(numbered))
    if (thing.numbers.length > 0) return thing
  }
}

/** Another thing of the same model. */
function another(rng: Rng, thing: Thing): Thing {
  return makeThing(rng, thing.product.category, thing.product)
}

function imei(thing: Thing, serial: number): TrueNumber {
  return { kind: 'imei', value: makeImei(tacOfProduct(thing.product), serial) }
}

/** The GS1 digit of twelve, worked out apart from the code under test. */
function gs1(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return String((10 - (sum % 10)) % 10)
}
