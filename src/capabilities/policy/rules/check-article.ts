import { categories } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'
import type { ArticleInput, ArticleView } from '../bylaws/contract.ts'
import { type Topic, topics } from '../contract.ts'

/** What is wrong with what somebody typed of an article: every field at once, each with its own sentence. */
export function checkArticle(input: ArticleInput, today: Day): FieldError[] {
  const errors: FieldError[] = []
  const wrong = (field: string, code: string) => errors.push({ field, code })
  if (input.until !== null && input.until < input.from) wrong('until', 'field.until-before-from')
  // What reaches into the past is explained, so that nobody wonders later why a counter asked something else.
  if (input.status === 'in-force' && input.from <= today && input.reason === '')
    wrong('reason', 'bylaws.wrong.reason')
  switch (input.part) {
    case 'holding':
      if (!input.unit) wrong('unit', 'field.choice')
      if (!topics.holding.shape.days.safeParse(input.days).success) wrong('days', 'bylaws.wrong.days')
      break
    case 'document':
      if (!input.document?.length) wrong('document', 'bylaws.wrong.document')
      break
    case 'exemption':
      if (!input.exempt) wrong('exempt', 'field.choice')
      break
    case 'designation':
      if (!input.register) wrong('register', 'field.choice')
      if (input.register === 'other' && input.otherName === '') wrong('otherName', 'field.required')
      break
    default:
  }
  return errors
}

/** The value that an article of a part has, from fields that `checkArticle` found right; null where a part has none. */
export function valueOf(input: ArticleInput): ArticleView['value'] {
  switch (input.part) {
    case 'holding':
      return { unit: input.unit, days: input.days }
    case 'document':
      return { nameAndAddress: 'always', document: input.document }
    case 'sales-register':
      return { buyerNameAndAddress: 'always' }
    case 'exemption':
      return { exempt: input.exempt }
    case 'designation': {
      const { register, otherName, article, mandate } = input
      return register === 'this' ? { register, decree: article, mandate } : { register, otherName }
    }
    default:
      return null
  }
}

/** What an article decides at the counter: a topic, and its value from the first day; null ends what held. */
export type DecidedRule = { topic: Topic; value: Record<string, unknown> | null }

const topicsOfParts = {
  holding: 'holding',
  document: 'seller',
  'sales-register': 'sales',
  exemption: 'categories',
  designation: 'designation',
} as const satisfies Partial<Record<ArticleInput['part'], Topic>>

/** The rule that an article brings with it; null where the part decides nothing at the counter. */
export function ruleOf(part: ArticleInput['part'], value: ArticleView['value']): DecidedRule | null {
  if (!(part in topicsOfParts) || value === null) return null
  const topic = topicsOfParts[part as keyof typeof topicsOfParts]
  if (part === 'exemption') {
    const exempt = value['exempt'] as readonly string[]
    return { topic, value: { registered: categories.filter((category) => !exempt.includes(category)) } }
  }
  if (part === 'designation') {
    const { register, decree, mandate } = value
    // Without a mandate nobody certifies, and where another register counts this one certifies nothing.
    return { topic, value: register === 'this' && mandate ? { decree, mandate } : null }
  }
  return { topic, value }
}
