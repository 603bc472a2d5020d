import { compactWords, engravingTokens, fold, type ParsedIdentifier } from '../../../identifiers/public.ts'
import { dayInAmsterdam, daysBetween } from '../../../kernel/dates.ts'
import type { Evidence, EvidenceCode, MatchItem } from './item.ts'
import { soon_days, weights } from './weights.ts'
import { brandOf, type Comparison, compareBrands } from './words/brands.ts'
import { coloursIn } from './words/colours.ts'
import { distinctiveWords } from './words/distinctive.ts'
import { gramsIn, materialsIn, stonesIn } from './words/materials.ts'
import { compareModels } from './words/models.ts'
import { overlap, tokens } from './words/tokens.ts'

export type DescriptionFinding = {
  brand: Comparison
  /** One of model, colour and material agrees: what a one-edit number needs beside its brand. */
  agrees: boolean
  /** Model or colour is named on both sides and differs: enough to drop a pair that has no number. */
  contradicts: boolean
  /** Something that tells the thing from others of its kind. */
  distinguishes: boolean
  evidence: Evidence[]
}

/** Everything but the numbers that two things have in common. */
export function compareDescriptions(purchase: MatchItem, stolen: MatchItem): DescriptionFinding {
  const brand = compareBrands(brandOf(purchase), brandOf(stolen))
  const model = compareModels(purchase.model, stolen.model, brandOf(purchase) ?? brandOf(stolen))
  const colours = [purchase, stolen].map((item) => coloursIn(item.colour ?? item.description))
  const materials = [purchase, stolen].map(materialsOf)
  const sameModel = model === 'same' && brand !== 'other'
  const sameColour = overlap(colours[0]!, colours[1]!)
  const sameMaterial = overlap(materials[0]!, materials[1]!)
  const evidence: Evidence[] = []
  if (brand === 'same') evidence.push(point('brand-same', { brand: brandOf(stolen) }))
  if (sameModel) evidence.push(point('model-same', { model: stolen.model }))
  if (sameColour) evidence.push(point('colour-same', { colours: shared(colours[0]!, colours[1]!) }))
  if (sameMaterial) evidence.push(point('material-same', { materials: shared(materials[0]!, materials[1]!) }))
  if (haveSameArticleNumber(purchase, stolen)) evidence.push(point('article-number-same', {}))
  const telling = distinguishing(purchase, stolen)
  return {
    brand,
    agrees: sameModel || sameColour || sameMaterial,
    contradicts: model === 'other' || haveOtherColours(purchase, stolen),
    distinguishes: telling.length > 0,
    evidence: [...evidence, ...telling, ...circumstances(purchase, stolen)],
  }
}

function distinguishing(purchase: MatchItem, stolen: MatchItem): Evidence[] {
  const evidence: Evidence[] = []
  if (isSameWeight(purchase, stolen)) {
    evidence.push(point('weight-same', { purchase_grams: gramsOf(purchase), stolen_grams: gramsOf(stolen) }))
  }
  const stones = shared(stonesIn(purchase.description), stonesIn(stolen.description))
  if (stones.length > 0) evidence.push(points('stone-same', Math.min(stones.length, 2), { stones }))
  const engraved = shared(engravedParts(purchase), engravedParts(stolen))
  if (engraved.length > 0) {
    evidence.push(points('engraving-shared', Math.min(engraved.length, 3), { parts: engraved }))
  }
  const said = distinctiveWords(stolen)
  const stems = shared(new Set(distinctiveWords(purchase).keys()), new Set(said.keys()))
  const words = stems.map((stem) => said.get(stem)!).filter((word) => !engraved.includes(fold(word)))
  if (words.length > 0) evidence.push(points('words-shared', Math.min(words.length, 4), { words }))
  return evidence
}

function circumstances(purchase: MatchItem, stolen: MatchItem): Evidence[] {
  const evidence: Evidence[] = []
  const town = tokens(purchase.town).join(' ')
  if (town !== '' && town === tokens(stolen.town).join(' '))
    evidence.push(point('town-same', { town: stolen.town }))
  const days = daysBetween(dayInAmsterdam(stolen.at), dayInAmsterdam(purchase.at))
  if (days >= 0 && days <= soon_days[1]) {
    evidence.push(points('days-after-theft', days <= soon_days[0] ? 1 : 0.5, { days }))
  }
  return evidence
}

/**
 * The parts of an engraving in the numbers and in the description: names and dates behind a word for it, and dates and
 * addresses anywhere. One letter or a bare year says nothing.
 */
export function engravedParts(item: {
  description?: string | null | undefined
  identifiers: readonly ParsedIdentifier[]
}): Set<string> {
  const parts = item.identifiers
    .filter((id) => id.kind === 'engraving' && id.searchable)
    .flatMap((id) => engravingTokens(id.canonical))
  const text = compactWords((item.description ?? '').slice(0, 500))
  const named = /\b(?:INSCRIPTIE|GRAVURE|GEGRAVEERD|TEKST|ENGRAVED|ENGRAVING|INITIALEN) (.{1,60})/.exec(
    text,
  )?.[1]
  if (named !== undefined) parts.push(...engravingTokens(named).slice(0, 6))
  parts.push(
    ...engravingTokens(text).filter((part) => /^(?:19|20)\d{6}$|^\d{4}[A-Z0-9]{2}\d+[A-Z]?$/.test(part)),
  )
  return new Set(parts.filter((part) => part.length >= 3 && !/^\d{1,4}$/.test(part)))
}

/** Only what was filled in as the colour counts: a description names the colours of parts. */
function haveOtherColours(purchase: MatchItem, stolen: MatchItem): boolean {
  const [a, b] = [coloursIn(purchase.colour), coloursIn(stolen.colour)]
  return a.size > 0 && b.size > 0 && !overlap(a, b)
}

function materialsOf(item: MatchItem): Set<string> {
  const named = materialsIn(item.material)
  return named.size > 0 ? named : materialsIn(item.description)
}

/** The weight that was filled in, else the one that the description names. */
export function gramsOf(item: {
  weightGrams?: number | null | undefined
  description?: string | null | undefined
}) {
  return item.weightGrams ?? gramsIn(item.description)
}

/** Shop scales and kitchen scales differ by a few per cent; what a model name says ("baar 20 gram") all of them weigh. */
function isSameWeight(purchase: MatchItem, stolen: MatchItem): boolean {
  const [a, b] = [gramsOf(purchase), gramsOf(stolen)]
  if (
    a === null ||
    b === null ||
    a <= 0 ||
    gramsIn(purchase.model) !== null ||
    gramsIn(stolen.model) !== null
  )
    return false
  return Math.abs(a - b) <= Math.max(0.03 * Math.max(a, b), 0.1)
}

function haveSameArticleNumber(purchase: MatchItem, stolen: MatchItem): boolean {
  const articles = (item: MatchItem): Set<string> =>
    new Set(item.identifiers.filter((id) => id.scope === 'model').map((id) => id.canonical.padStart(14, '0')))
  return overlap(articles(purchase), articles(stolen))
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): string[] {
  return [...a].filter((member) => b.has(member)).sort()
}

function point(code: EvidenceCode, data: Record<string, unknown>): Evidence {
  return points(code, 1, data)
}

function points(code: EvidenceCode, times: number, data: Record<string, unknown>): Evidence {
  return { code, side: 'for', weight: Math.round(weights[code] * times), data }
}
