import type { Category } from '../../../kernel/codes.ts'
import { useSay } from '../../../web/language.tsx'
import type { LocalPart } from '../rules/bylaw-parts.ts'

/** What an article asks at the counter, in words; null where its text says all. */
export function useValueWords(): (part: LocalPart, value: Record<string, unknown> | null) => string | null {
  const say = useSay()
  const goods = (named: readonly Category[]) =>
    named.map((category) => say(`public.category.${category}`)).join(', ')
  return (part, value) => {
    if (value === null) return null
    switch (part) {
      case 'holding':
        return say(`public.rules.${value['unit'] as 'calendar-days' | 'working-days'}`, {
          count: value['days'] as number,
        })
      case 'document': {
        const document = value['document'] as 'always' | Category[]
        return document === 'always'
          ? say('public.rules.document-always')
          : say('public.rules.document-for', { goods: goods(document) })
      }
      case 'sales-register':
        return say('public.rules.buyer-always')
      case 'exemption': {
        const exempt = value['exempt'] as Category[]
        return exempt.length === 0
          ? say('bylaws.value.exempt-none')
          : say('bylaws.value.exempt', { goods: goods(exempt) })
      }
      case 'designation':
        if (value['register'] === 'other')
          return say('bylaws.value.other-register', { name: value['otherName'] as string })
        return value['mandate']
          ? say('bylaws.value.mandate', { mandate: value['mandate'] as string })
          : say('bylaws.value.no-mandate')
      default:
        return null
    }
  }
}
