import { visitRecord } from '../../src/capabilities/visits/contract.ts'
import {
  checklist,
  type Holds,
  questions,
  type QuestionCode,
} from '../../src/capabilities/visits/rules/checklist.ts'
import { type Basis, enforceable } from '../../src/capabilities/policy/public.ts'
import { findingKinds, type FindingKind } from '../../src/capabilities/findings/public.ts'
import { addDays, type Day, startOfDayInAmsterdam } from '../../src/kernel/dates.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { needs } from './finding-words.ts'
import { type Inspection, seedId } from './inspections.ts'
import { inspectorOf } from './people.ts'

export type Articles = Map<string, Parameters<typeof enforceable>[0]>

/** The article on which a kind of finding stands in a municipality on a day; null: none. */
export function basisOf(articles: Articles, municipality: string, kind: FindingKind, on: Day): Basis | null {
  const found = enforceable(articles.get(municipality) ?? [], findingKinds[kind].part, on)
  return found.ok ? found.basis : null
}

/** Writes visits of the past with what was found, told and answered, on the days on which that was. */
export async function seedInspections(
  tx: Transaction,
  inspections: readonly Inspection[],
  articles: Articles,
): Promise<void> {
  await tx`insert into visits.visit ${tx(inspections.map((one) => visitRow(tx, one, articles)))}`
  const found = inspections.flatMap((visit) => visit.findings.map((finding) => ({ visit, finding })))
  await tx`insert into findings.finding ${tx(
    found.map(({ visit, finding }) => {
      const who = inspectorOf(visit.shop.municipality, visit.capacity)
      return {
        id: finding.id,
        organisation_id: who.organisationId,
        organisation_name: who.organisationName,
        municipality: visit.shop.municipality,
        dealer_id: visit.shop.id,
        kind: finding.kind,
        basis: tx.json(basisOf(articles, visit.shop.municipality, finding.kind, visit.on)),
        body: finding.text,
        observed_at: at(visit, 20),
        source: 'visit',
        source_id: visit.id,
        capacity: visit.capacity,
        recorded_at: at(visit, visit.minutes),
        recorded_by_name: who.name,
      }
    }),
  )}`
  await seedNotices(tx, found)
}

type Found = { visit: Inspection; finding: Inspection['findings'][number] }

async function seedNotices(tx: Transaction, found: readonly Found[]): Promise<void> {
  const told = found.flatMap(({ visit, finding }) =>
    visit.told === null
      ? []
      : {
          finding_id: finding.id,
          told_on: visit.told.on,
          way: visit.told.way,
          answer_until: visit.told.answerUntil,
          told_by_name: inspectorOf(visit.shop.municipality, visit.capacity).name,
        },
  )
  await tx`insert into findings.notice ${tx(told)}`
  const answers = found.flatMap(({ visit, finding: { id, answer } }, n) =>
    answer === null
      ? []
      : {
          id: seedId('b100', n),
          finding_id: id,
          answered_on: answer.on,
          body: answer.text,
          given_by: answer.by,
          recorded_at: moment(answer.on, 15, 30),
          recorded_by_name:
            answer.by === 'dealer' ? 'Eigenaar' : inspectorOf(visit.shop.municipality, visit.capacity).name,
        },
  )
  await tx`insert into findings.answer ${tx(answers)}`
  const withdrawn = found.flatMap(({ visit, finding: { id, withdrawnOn } }) =>
    withdrawnOn === null
      ? []
      : {
          finding_id: id,
          reason: 'Het goed stond er wel in, onder een andere naam. De handelaar liet de inschrijving zien.',
          withdrawn_on: withdrawnOn,
          withdrawn_by_name: inspectorOf(visit.shop.municipality, visit.capacity).name,
        },
  )
  await tx`insert into findings.withdrawal ${tx(withdrawn)}`
}

function visitRow(tx: Transaction, visit: Inspection, articles: Articles) {
  const { shop, capacity, minutes } = visit
  const who = inspectorOf(shop.municipality, capacity)
  return {
    id: visit.id,
    organisation_id: who.organisationId,
    organisation_name: who.organisationName,
    municipality: shop.municipality,
    dealer_id: shop.id,
    kind: visit.kind,
    joint_mark: visit.jointMark,
    need: needs[visit.kind],
    state: 'ended',
    planned_on: addDays(visit.on, -3),
    begun_at: at(visit, 0),
    capacity,
    ended_at: at(visit, minutes),
    record: tx.json(recordOf(visit, articles)),
    version: 1,
    created_at: moment(addDays(visit.on, -10), 10, 0),
    created_by_name: who.name,
  }
}

/** What the device kept: the questions of the rules of that day, answered as the findings say. */
export function recordOf(visit: Inspection, articles: Articles) {
  const { shop, capacity, on, onPaper } = visit
  const holds: Holds = (part) => enforceable(articles.get(shop.municipality) ?? [], part, on)
  const wrong = new Set<string>(visit.findings.map(({ kind }) => kind))
  const answer = (code: QuestionCode) => (wrong.has(questions[code].suggests) ? 'no' : 'yes')
  const who = inspectorOf(shop.municipality, capacity)
  const other = capacity === 'police-inspector' ? 'municipal-inspector' : 'police-inspector'
  const colleague = {
    name: inspectorOf(shop.municipality, other).name,
    capacity: other,
    ownOrganisation: false,
  }
  const participants = [{ name: who.name, capacity, identified: true }]
  return visitRecord.parse({
    participants: visit.jointMark === null ? participants : [...participants, colleague],
    spokenWith: visit.hour % 3 === 0 ? 'employee' : 'owner',
    onPaper,
    answers: checklist(holds, { capacity, onPaper }).asked.map(({ code }, n) => ({
      question: code,
      answer: answer(code),
      at: at(visit, 5 + n),
    })),
    paper: onPaper
      ? {
          certified: 'yes',
          certifiedOn: null,
          certifiedBy: null,
          pagesSeen: '1 tot en met 22',
          gaps: '',
          sample: [],
        }
      : null,
    findings: visit.findings.map(({ id, kind, text }) => ({ id, kind, text, observedAt: at(visit, 20) })),
  })
}

/** So many minutes after a visit began. */
export function at(visit: Pick<Inspection, 'on' | 'hour'>, minutes: number): string {
  return moment(visit.on, visit.hour, minutes)
}

export function moment(on: Day, hour: number, minutes: number): string {
  return new Date(startOfDayInAmsterdam(on).getTime() + (hour * 60 + minutes) * 60_000).toISOString()
}
