import type { Locale } from '../../../platform/messages/locale.ts'
import type { Compared, Comparison } from './compare-before.ts'

type Say = (key: string, values?: Record<string, string | number>) => string

const tags = { nl: 'nl-NL', en: 'en-GB' } as const

/** A number as people read it; minutes as hours, and a dash where there is none. */
export function shownNumber(value: number | null, unit: 'number' | 'minutes', locale: Locale): string {
  if (value === null) return '–'
  const format = new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 0 })
  return format.format(unit === 'minutes' ? value / 60 : value)
}

/** How much less or more, as a share: 0.8 is 20 % less. */
const percent = (ratio: number) => Math.round(Math.abs(ratio - 1) * 100)
const shareOf = (ratio: number, say: Say) =>
  say(ratio < 1 ? 'effect.compare.share.less' : 'effect.compare.share.more', { percent: percent(ratio) })

function rangeOf({ low, high }: Compared, say: Say): string {
  if (high === null) return say('effect.compare.range.open', { low: shareOf(low ?? 0, say) })
  return say('effect.compare.range', { low: shareOf(low ?? 0, say), high: shareOf(high, say) })
}

/** A comparison in a few words, for a table. */
export function comparisonWord(one: Compared | undefined, say: Say, locale: Locale): string {
  if (one === undefined) return '–'
  if (one.verdict === 'too-short') return say('effect.compare.word.too-short')
  if (one.verdict === 'no-difference' || one.ratio === null) return say('effect.compare.word.no-difference')
  const { before, after } = one
  return say('effect.compare.word', {
    before: shownNumber(before, 'number', locale),
    after: shownNumber(after, 'number', locale),
    share: shareOf(one.ratio, say),
  })
}

/** A comparison with its uncertainty and the surroundings beside it. It says what goes together, never what comes of what. */
export function comparisonSentence(one: Comparison, name: string, say: Say, locale: Locale): string {
  const about = { name, kind: say(`effect.compare.kind.${one.kind}`), months: one.months }
  if (one.verdict === 'too-short') return say('effect.compare.too-short', about)
  const numbers = {
    ...about,
    before: shownNumber(one.before, 'number', locale),
    after: shownNumber(one.after, 'number', locale),
    known: one.low === null ? 'no' : 'yes',
    range: one.low === null ? '' : rangeOf(one, say),
  }
  const said =
    one.verdict === 'no-difference'
      ? say('effect.compare.no-difference', numbers)
      : say('effect.compare.difference', { ...numbers, share: shareOf(one.ratio ?? 1, say) })
  return `${said} ${aroundSentence(one.around, say)}`
}

function aroundSentence(around: Compared, say: Say): string {
  if (around.verdict === 'too-short' || around.ratio === null) return say('effect.compare.around.none')
  if (around.verdict === 'no-difference')
    return say('effect.compare.around.no-difference', { range: rangeOf(around, say) })
  return say('effect.compare.around', { share: shareOf(around.ratio, say), range: rangeOf(around, say) })
}
