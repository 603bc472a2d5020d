import type { Proofs } from '../capabilities/check/public.ts'
import type { AnswerSections } from './answer-page.ts'
import { leadSection } from './lead-section.ts'
import { proofSection } from './proof-section.ts'

/**
 * What an answer about a number is signed for: a proof to show, and, after a yes, a lead. Yes and no are both signed once,
 * so that neither takes longer.
 */
export function signedSections(proofs: Proofs): AnswerSections {
  return (context, { outcome, now }) => {
    if ('ok' in outcome) return []
    const note = proofs.ofAnswer(outcome, now)
    if (note === null || outcome.result === 'not-valid') return []
    const isStolen = outcome.result === 'registered-stolen'
    return [proofSection(context, note, isStolen), ...(isStolen ? [leadSection(context, note)] : [])]
  }
}
