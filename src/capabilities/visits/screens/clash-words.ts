import { useSay } from '../../../web/language.tsx'
import type { FindingKind } from '../../findings/rules/finding-kinds.ts'
import type { VisitRecord } from '../contract.ts'

type Paper = NonNullable<VisitRecord['paper']>

/** A part of a record in words: what it is called and what stands in it. */
export function useClashWords() {
  const say = useSay()
  const nameOf = (part: string, value: unknown): string => {
    const [kind, rest] = part.split(':') as [string, string?]
    if (kind === 'answer') return say(`visit.question.${rest as VisitRecord['answers'][number]['question']}`)
    if (kind === 'finding')
      return say(`finding.kind.${(value as VisitRecord['findings'][number]).kind as FindingKind}`)
    if (kind === 'scan')
      return say('visits.part.scan', { value: (value as VisitRecord['scans'][number]).value })
    if (kind === 'page')
      return say('visits.paper.page-words', { page: (value as Paper['sample'][number]).page })
    return say(
      `visits.part.${kind as 'participants' | 'spokenWith' | 'home' | 'onPaper' | 'remarks' | 'paper'}`,
    )
  }
  const textOf = (part: string, value: unknown): string => {
    if (value === undefined || value === null || value === '') return say('visits.conflict.nothing')
    const [kind] = part.split(':')
    switch (kind) {
      case 'answer': {
        const { answer, note } = value as VisitRecord['answers'][number]
        return [say(`visit.answer.${answer}`), note].filter(Boolean).join('. ')
      }
      case 'finding':
        return (value as VisitRecord['findings'][number]).text
      case 'scan':
        return say(`visits.result.${(value as VisitRecord['scans'][number]).result}`)
      case 'page': {
        const { page, words } = value as Paper['sample'][number]
        return [page, words].filter(Boolean).join(': ')
      }
      case 'participants':
        return (value as VisitRecord['participants'])
          .map(({ name, capacity }) => `${name} (${say(`visits.capacity.${capacity}`)})`)
          .join(', ')
      case 'spokenWith':
        return say(`visits.spoken.${value as NonNullable<VisitRecord['spokenWith']>}`)
      case 'home':
        return say(`visits.consent.${(value as NonNullable<VisitRecord['home']>).consent}`)
      case 'onPaper':
        return say(value === true ? 'visits.on-paper.paper' : 'visits.on-paper.here')
      case 'paper': {
        const { certified, pagesSeen, gaps } = value as Paper
        return [say(`visit.answer.${certified}`), pagesSeen, gaps].filter(Boolean).join('. ')
      }
      default:
        return value as string
    }
  }
  return { nameOf, textOf }
}
