import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { findingKinds, type FindingView, listFindings } from '../findings/public.ts'
import { type BylawPart, type BylawView, enforceable, listBylaws } from '../policy/public.ts'
import { readLadders } from './ladders/list-ladders.ts'
import type { LadderValue } from './ladders/contract.ts'
import { type Ground, municipalBasis } from './rules/grounds.ts'
import { ladderOn } from './rules/ladder.ts'

type Articles = BylawView['articles']

/** What a municipality can stand on about a dealer, on a day: the findings it may use and the policy in force. */
export async function readGrounds(
  tx: Transaction,
  { dealerId, municipality, on }: { dealerId: string; municipality: string; on: Day },
): Promise<{ grounds: Ground[]; ladder: LadderValue | null }> {
  const [bylaws] = await listBylaws(tx, municipality)
  const articles = bylaws?.articles ?? []
  const findings = await listFindings(tx, { dealerIds: [dealerId] })
  return {
    grounds: findings.map((finding) => asGround(finding, articles, on)),
    ladder: await ladderInForce(tx, { municipality, articles, on }),
  }
}

/** The ladder of a day; null where the enforcement policy it is tied to was not in force. */
async function ladderInForce(
  tx: Transaction,
  { municipality, articles, on }: { municipality: string; articles: Articles; on: Day },
): Promise<LadderValue | null> {
  if (!enforceable(articles, 'enforcement-policy', on).ok) return null
  return ladderOn(await readLadders(tx, municipality), on)?.value ?? null
}

function asGround(finding: FindingView, articles: Articles, on: Day): Ground {
  const { part } = findingKinds[finding.kind]
  const observedOn = dayInAmsterdam(new Date(finding.observedAt))
  const holds = (asked: string, day: Day) => {
    const found = enforceable(articles, asked as BylawPart, day)
    return found.ok ? found.basis : null
  }
  const about = { part, kind: finding.kind, observedOn }
  const basis = municipalBasis(about, holds)
  return {
    id: finding.id,
    kind: finding.kind,
    part,
    weight: finding.weight,
    observedOn,
    text: finding.text,
    source: finding.source,
    recordedBy: finding.recordedBy,
    isTold: finding.told !== null,
    isWithdrawn: finding.withdrawn !== null,
    answer: finding.answers.at(-1)?.text ?? null,
    basis: basis && { part: basis.part, article: basis.article, publication: basis.publication },
    holdsNow: municipalBasis(about, holds, on) !== null,
  }
}
