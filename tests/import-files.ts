import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { dealers } from '../seeds/dealers.ts'
import {
  makePurchase,
  makeRng,
  makeThing,
  makeThingFor,
  makeTheft,
  notingShares,
  type Rng,
  type Thing,
} from '../seeds/generator/public.ts'
import { municipalities } from '../seeds/twente.ts'
import { dayInAmsterdam } from '../src/kernel/dates.ts'
import { csvLine, purchaseHeader, purchaseLines, theftHeader, theftLines } from './csv-rows.ts'

export type FilesOptions = {
  folder: string
  purchaseLines: number
  theftLines: number
  /** Of every so many purchases and thefts one has a line that must be refused, which changes no other. */
  wrongEvery: number
  now: Date
}
export type ImportFiles = {
  purchasesFile: string
  theftsFile: string
  /** What must stand in the end, the wrong ones left out. */
  purchases: number
  items: number
  stolen: number
  wrongPurchases: number
  wrongThefts: number
}

/** The first of each file are the same things: so that matching finds hits without reading all. */
const STOLEN_AGAIN = 100
/** A model of three letters in the place of a number makes the line a wrong one. */
const readable = notingShares.filter(([noting]) => noting !== 'model')
const DAY_MS = 86_400_000
const branches = dealers.flatMap((dealer) => dealer.branches)

/** Writes a file of purchases and one of thefts, line by line: neither is ever whole in memory. */
export async function writeImportFiles(options: FilesOptions): Promise<ImportFiles> {
  const { folder } = options
  const files: ImportFiles = {
    purchasesFile: `${folder}/purchases.csv`,
    theftsFile: `${folder}/thefts.csv`,
    purchases: 0,
    items: 0,
    stolen: 0,
    wrongPurchases: 0,
    wrongThefts: 0,
  }
  const again: Thing[] = []
  await writeLines(files.purchasesFile, manyPurchases(options, files, again))
  await writeLines(files.theftsFile, manyThefts(options, files, again))
  return files
}

async function writeLines(file: string, lines: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(inBlocks(lines)), createWriteStream(file))
}

/** One write per thousand lines. */
function* inBlocks(lines: Iterable<string>): Iterable<string> {
  let block: string[] = []
  for (const line of lines) {
    block.push(line)
    if (block.length < 1_000) continue
    yield block.join('')
    block = []
  }
  yield block.join('')
}

function* manyPurchases(options: FilesOptions, files: ImportFiles, again: Thing[]): Iterable<string> {
  const rng = makeRng(100_000)
  yield purchaseHeader
  let lines = 0
  for (let n = 0; lines < options.purchaseLines; n++) {
    const branch = branches[n % branches.length]!
    const count = Math.min(rng.chance(0.1) ? rng.int(2, 4) : 1, options.purchaseLines - lines)
    const things = Array.from({ length: count }, () => makeThingFor(rng, branch.kind))
    if (again.length < STOLEN_AGAIN && things[0]!.numbers.length > 0) again.push(things[0]!)
    const at = new Date(options.now.getTime() - rng.int(1, 20) * DAY_MS)
    const purchase = makePurchase(rng, { branch, at, things, reference: `S-${n}` })
    lines += count
    if (n % options.wrongEvery === options.wrongEvery - 1) {
      files.wrongPurchases++
      yield* purchaseLines({ ...purchase, acquiredAt: at.toISOString().slice(0, 10) })
    } else {
      files.purchases++
      files.items += count
      yield* purchaseLines(purchase)
    }
  }
}

function* manyThefts(options: FilesOptions, files: ImportFiles, again: readonly Thing[]): Iterable<string> {
  const rng = makeRng(20_000)
  yield theftHeader
  for (let n = 0; n < options.theftLines; n++) {
    if (n % options.wrongEvery === options.wrongEvery - 1) {
      files.wrongThefts++
      yield csvLine(['too few'])
      continue
    }
    files.stolen++
    const thing = again[n]
    yield* theftLines(
      makeTheft(rng, {
        reference: `T-${n}`,
        committedOn: dayInAmsterdam(new Date(options.now.getTime() - rng.int(21, 60) * DAY_MS)),
        place: rng.pick(municipalities).name,
        things: [thing ?? stolenThing(rng)],
        noting: thing ? 'clean' : rng.weighted(readable),
      }),
    )
  }
}

function stolenThing(rng: Rng): Thing {
  return makeThing(rng, rng.pick(['phone', 'bicycle', 'jewellery', 'computer', 'tool', 'watch'] as const))
}
