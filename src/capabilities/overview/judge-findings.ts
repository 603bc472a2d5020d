import { dayInAmsterdam, type Day } from '../../kernel/dates.ts'
import { type FindingKind, findingKinds, type FindingView } from '../findings/public.ts'
import type { OwnStanding } from './contract.ts'
import {
  classesWithout,
  type DealerCase,
  type FindingFacts,
  judgeDealer,
  nextChange,
} from './rules/judge-dealer.ts'

/** What the rule asks of findings; those of a police inspector are of police and left out. */
export function factsOf(findings: readonly FindingView[]): FindingFacts[] {
  return findings
    .filter(({ capacity }) => capacity !== 'police-inspector')
    .map(({ id, kind, basis, observedAt, told, answers, withdrawn }) => ({
      id,
      kind,
      ...weighed(kind),
      observedOn: dayInAmsterdam(new Date(observedAt)),
      hasRule: basis !== null,
      toldOn: told?.on ?? null,
      answerUntil: told?.answerUntil ?? null,
      answeredOn: answers.map(({ on }) => on).sort()[0] ?? null,
      withdrawnOn: withdrawn?.on ?? null,
    }))
}

/** The weight of a kind, and the part of the rules it is about. */
export function weighed(kind: FindingKind): Pick<FindingFacts, 'weight' | 'part'> {
  const { weight, part } = findingKinds[kind]
  return { weight, part }
}

type Judged = Omit<OwnStanding, 'dealerId' | 'name' | 'town' | 'municipalityName'>

/** A dealer judged, with what each finding does to the class and what time does. */
export function explainDealer(of: DealerCase, on: Day): Judged {
  const { class: name, because, missing, findings } = judgeDealer(of, on)
  const without = classesWithout(of, on)
  return {
    class: name,
    because,
    missing,
    measureSince: of.measureSince,
    next: nextChange(of, on),
    findings: findings.map(({ id, kind, weight, observedOn, standing, countsUntil, answerUntil }) => ({
      id,
      kind,
      weight,
      observedOn,
      standing,
      countsUntil,
      answerUntil,
      classWithout: without.get(id)!,
    })),
  }
}
