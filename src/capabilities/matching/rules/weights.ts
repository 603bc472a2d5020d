import type { EvidenceCode } from './item.ts'

/**
 * Points per piece of evidence. The level follows from the rules of levels.ts, not from the sum; the sum orders hits of
 * one level and is the threshold for descriptions alone. docs/finding.md explains each number in plain words.
 */
export const weights: Record<EvidenceCode, number> = {
  // One number names one thing: by itself nearly the whole scale.
  'number-exact': 80,
  // The same but for characters that the eye confuses: an accident needs two numbers that differ just there.
  'number-look-alike': 65,
  // One slip, and the number that slipped shows it by its check digit.
  'number-one-edit-check-fails': 60,
  // One slip without a check digit to show which is wrong.
  'number-one-edit': 45,
  // The last characters count up from one thing to the next: a neighbour looks like a slip.
  'number-one-edit-at-end': 25,
  // Both are misread; nothing says that they were one number.
  'number-one-edit-both-fail': 25,
  // The last characters of a number that is only known in part: one in ten thousand of a maker share four.
  'number-partial': 25,
  // A second number that agrees adds little to what the first has proved.
  'number-also': 10,
  // A maker sells tens of thousands of each: these support, they do not prove.
  'brand-same': 10,
  'model-same': 15,
  'article-number-same': 15,
  'colour-same': 6,
  'material-same': 6,
  // To within scales' error one in thirty rings agrees by accident.
  'weight-same': 18,
  // Per stone named on both sides, twice at most.
  'stone-same': 10,
  // Per part of an engraving (name, date, address), three at most.
  'engraving-shared': 15,
  // Per word that is not said of every such thing, four at most.
  'words-shared': 8,
  // Thieves sell nearby and soon (the plan behind Helder rests on it), and so does everybody else.
  'town-same': 6,
  'days-after-theft': 8,
  'brand-other': -30,
  'brand-other-by-tac': -30,
  'purchase-before-theft': -30,
  // Goods carry two numbers and a report can give the box's: another number is no proof of another thing.
  'number-other': -8,
  // Shared by every copy of the model, unless it passes the check by accident (one in ten).
  'number-is-article-number': -50,
  'engraving-common': -20,
}

/** A description alone makes a hit from here, and only with something that tells the thing from its like. */
export const descriptionScoreMin = 50

/** Days after the theft within which a sale counts as soon; up to the second number at half weight. */
export const soon_days = [14, 60] as const
