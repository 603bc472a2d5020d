import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Category } from '../../src/kernel/codes.ts'
import type { FoundHit, Trial } from './open-trial.ts'
import { perLevel } from './phones.ts'
import { readTable } from './read-table.ts'
import { buy, importThefts, recordHalves, say, steal } from './record.ts'

const PRODUCTS = 1_000
const FILES = ['amz_goog_train.csv', 'amz_goog_validation.csv', 'amz_goog_test.csv']

type Pair = Record<string, string>

/** A guess by a word in the title; most of these products are software, which has no category of its own. */
const words: [Category, RegExp][] = [
  ['game-console', /\b(playstation|xbox|gamecube|nintendo)\b/],
  ['camera', /\bcamera\b/],
  ['computer', /\b(laptop|notebook|macbook|imac|printer|scanner|keyboard)\b/],
  ['audio-video', /\b(microphone|speaker|headphones?|headset|tv tuner)\b/],
]
function guess(title: string): Category {
  return words.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other'
}

/**
 * A thousand texts of one shop as purchases, and what another shop calls the same products as stolen goods: without any
 * number, so that only the words can bring them together.
 */
export async function tryProducts(trial: Trial, folder: string): Promise<string[]> {
  const pairs = await readPairs(join(folder, 'products'))
  const same = pairs.filter(({ label }) => label === '1')
  const sameIds = new Set(same.map((pair) => pair['left_id']))
  const lefts = [...new Map(pairs.map((pair) => [pair['left_id']!, pair])).values()]
    .sort((a, b) => Number(sameIds.has(b['left_id'])) - Number(sameIds.has(a['left_id'])))
    .slice(0, PRODUCTS)
  const bought = new Set(lefts.map((pair) => pair['left_id']))
  const wanted = same.filter((pair) => bought.has(pair['left_id']))
  const rights = [...new Map(wanted.map((pair) => [pair['right_id']!, pair])).values()]

  const halves = await recordHalves(
    trial,
    lefts.map((pair, n) => purchaseOf(pair, n)),
  )
  const stolen = await importThefts(trial, rights.map(theftOf))
  await trial.settled()
  const hits = (await trial.hits()).filter(({ theft }) => theft.startsWith('product-'))
  const standing = lefts.filter((pair) => pair['left_price'] !== '').map((pair) => pair['left_id'])
  return [
    ...halves.flatMap((half) => say('Products', half)),
    ...say('Stolen products', stolen),
    ...judge(hits, pairs, wanted, new Set(standing)),
  ]
}

async function readPairs(folder: string): Promise<Pair[]> {
  const files = FILES.map((name) => join(folder, name)).filter((file) => existsSync(file))
  return (await Promise.all(files.map(readTable))).flat()
}

function purchaseOf(pair: Pair, n: number) {
  const title = pair['left_title']!
  return buy('general', n, `product-${pair['left_id']}`, {
    category: guess(title),
    brand: pair['left_manufacturer'] ?? null,
    description: title,
    quantity: 1,
    // A price that is not there stays away: what a shop sends is what is tried.
    priceCents: (pair['left_price'] === ''
      ? undefined
      : Math.round(Number(pair['left_price']) * 100)) as number,
    identifiers: [],
    identifierAbsentReason: 'has-none',
  })
}

function theftOf(pair: Pair) {
  const title = pair['right_title']!
  return steal(`product-${pair['right_id']}`, {
    category: guess(title),
    brand: pair['right_manufacturer'] ?? null,
    description: title,
    identifiers: [],
  })
}

/** The hits beside the labels: pairs that the data call the same or different, and pairs on which they say nothing. */
function judge(
  hits: readonly FoundHit[],
  pairs: readonly Pair[],
  wanted: readonly Pair[],
  standing: ReadonlySet<string | undefined>,
): string[] {
  const key = (left: string | undefined, right: string | undefined) => `product-${left} product-${right}`
  const label = new Map(pairs.map((pair) => [key(pair['left_id'], pair['right_id']), pair['label']]))
  const of = (wantedLabel: string | undefined) =>
    hits.filter(({ purchase, theft }) => label.get(`${purchase} ${theft}`) === wantedLabel)
  const possible = wanted.filter((pair) => standing.has(pair['left_id'])).length
  const found = of('1')
  const stolenHit = new Set(hits.map(({ theft }) => theft)).size
  return [
    `${wanted.length} pairs are labelled as the same product; of ${possible} both sides stand.`,
    '| pairs with a hit | certain / probable / possible | of how many |',
    '|---|---|---|',
    `| labelled the same | ${perLevel(found)} | ${possible} (${((100 * found.length) / possible).toFixed(0)} %) |`,
    `| labelled different | ${perLevel(of('0'))} | false |`,
    `| not labelled | ${perLevel(of(undefined))} | false, as far as known |`,
    `${hits.length} hits on ${stolenHit} of the stolen products.`,
  ]
}
