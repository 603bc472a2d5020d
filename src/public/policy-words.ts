import { topics, type RuleView, type Topic } from '../capabilities/policy/contract.ts'
import { categories, type Category } from '../kernel/codes.ts'
import { ruleOn } from '../capabilities/policy/rules/policy-on.ts'
import { firstSaleDay, keepUntil } from '../capabilities/registers/rules/holding.ts'
import type { Day } from '../kernel/dates.ts'
import { euros, list, say, type Locale } from './texts.ts'

/** Rules of one topic, seen from a day. */
export type TopicRules = { now: RuleView | null; coming: RuleView[]; past: RuleView[] }

/** Sorts the dated rules of a topic: what holds on a day, what comes (soonest first), what was (latest first). */
export function rulesOn(rules: RuleView[], topic: Topic, on: Day): TopicRules {
  const dated = rules.filter((rule) => rule.topic === topic).sort((a, b) => (a.from < b.from ? 1 : -1))
  const now = ruleOn(rules, topic, on)
  return {
    now,
    coming: dated.filter((rule) => rule.from > on).reverse(),
    past: dated.filter((rule) => rule.from <= on && rule !== now),
  }
}

function duration(locale: Locale, months: number): string {
  return months % 12 === 0
    ? say(locale, 'public.rules.years', { count: months / 12 })
    : say(locale, 'public.rules.months', { count: months })
}

function categoryNames(locale: Locale, named: readonly Category[]): string {
  if (named.length === categories.length) return say(locale, 'public.rules.all-goods')
  return list(
    locale,
    named.map((category) => say(locale, `public.category.${category}`)),
  )
}

/** A rule in one short phrase, as it stands in the table of all municipalities. */
export function ruleInShort(locale: Locale, rule: RuleView): string {
  switch (rule.topic) {
    case 'holding': {
      const { unit, days } = topics.holding.parse(rule.value)
      return say(locale, `public.rules.${unit}`, { count: days })
    }
    case 'seller': {
      const { document } = topics.seller.parse(rule.value)
      return document === 'always'
        ? say(locale, 'public.rules.document-always')
        : say(locale, 'public.rules.document-for', { goods: categoryNames(locale, document) })
    }
    case 'retention':
      return duration(locale, topics.retention.parse(rule.value).months)
    case 'police-data':
      return duration(locale, topics['police-data'].parse(rule.value).destroyMonths)
    case 'cash-limit':
      return say(locale, 'public.rules.cash', {
        amount: euros(locale, topics['cash-limit'].parse(rule.value).cents),
      })
    case 'designation':
      return say(locale, 'public.rules.designated')
    case 'categories':
      return categoryNames(locale, topics.categories.parse(rule.value).registered)
    case 'sales':
      return say(locale, 'public.rules.buyer-always')
  }
}

/** What a rule means for someone who has to keep to it; null where the short phrase says it all. */
export function ruleInFull(locale: Locale, rule: RuleView, on: Day): string | null {
  switch (rule.topic) {
    case 'holding': {
      const last = keepUntil(on, topics.holding.parse(rule.value))
      return say(locale, 'public.rules.holding.full', { bought: on, last, free: firstSaleDay(last) })
    }
    case 'seller':
      return say(locale, 'public.rules.seller.full')
    case 'retention':
      return say(locale, 'public.rules.retention.full', {
        time: duration(locale, topics.retention.parse(rule.value).months),
      })
    case 'police-data': {
      const { operationalMonths, destroyMonths } = topics['police-data'].parse(rule.value)
      return say(locale, 'public.rules.police-data.full', {
        removed: duration(locale, operationalMonths),
        destroyed: duration(locale, destroyMonths),
      })
    }
    case 'cash-limit':
      return say(locale, 'public.rules.cash-limit.full')
    case 'designation': {
      const { decree, mandate } = topics.designation.parse(rule.value)
      return say(locale, 'public.rules.designation.full', { decree, mandate })
    }
    default:
      return null
  }
}
