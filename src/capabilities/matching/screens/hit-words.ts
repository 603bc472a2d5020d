import { useCallback } from 'react'
import type { Category } from '../../../kernel/codes.ts'
import { localeTag } from '../../../platform/messages/locale.ts'
import type { MessageKey } from '../../../platform/messages/index.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { decisionInput, type Evidence, type HitView } from '../contract.ts'

type Named = { category: Category; brand: string | null; model: string | null; description: string | null }
const DESCRIPTION_LENGTH_MAX = 40

/** A thing in a few words: "Fiets, Gazelle Ultimate C8"; without brand and model the start of its description. */
export function useItemName(): (item: Named) => string {
  const say = useSay()
  return useCallback(
    ({ category, brand, model, description }) => {
      const name = [brand, model].filter(Boolean).join(' ')
      const short =
        description && description.length > DESCRIPTION_LENGTH_MAX
          ? `${description.slice(0, DESCRIPTION_LENGTH_MAX).trimEnd()}…`
          : description
      return [say(`category.${category}`), name || short].filter(Boolean).join(', ')
    },
    [say],
  )
}

export const decisionReasons = decisionInput.shape.reasonCode.options

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** A piece of evidence as a sentence. */
export function useEvidenceWords(): (evidence: Evidence) => string {
  const say = useSay()
  const { locale } = useLanguage()
  return useCallback(
    ({ code, data }) => {
      const list = (value: unknown) =>
        new Intl.ListFormat(localeTag(locale)).format(strings(value).map((word) => word.toLowerCase()))
      const grams = (value: unknown) => new Intl.NumberFormat(localeTag(locale)).format(Number(value))
      return say(`evidence.${code}` as MessageKey, {
        kind: typeof data.kind === 'string' ? say(`identifier.kind.${data.kind}` as MessageKey) : '',
        days: Number(data.days ?? 0),
        count: strings(data.stones ?? data.parts).length,
        words: list(data.words),
        stolen: grams(data.stolen_grams),
        purchase: grams(data.purchase_grams),
      })
    },
    [say, locale],
  )
}

/** A branch and where it is; many names of shops say so already. */
export function branchWithPlace({ branchName, municipalityName }: HitView['purchase']): string {
  return branchName.includes(municipalityName) ? branchName : `${branchName}, ${municipalityName}`
}

/** What carries the hit most: said under its name in the list. */
export function strongest(evidence: Evidence[]): Evidence | undefined {
  return evidence.filter(({ side }) => side === 'for').sort((a, b) => b.weight - a.weight)[0]
}

/** The reason of a decision: its code in words, or what someone typed. */
export function useReasonWords(): (reason: string) => string {
  const say = useSay()
  return useCallback(
    (reason) => {
      const [code = '', ...text] = reason.split(': ')
      const known = decisionReasons.find((one) => one === code)
      if (known === undefined) return reason
      return [say(`hit.reason.${known}`), text.join(': ')].filter(Boolean).join(': ')
    },
    [say],
  )
}
