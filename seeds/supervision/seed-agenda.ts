import { visitRecord } from '../../src/capabilities/visits/contract.ts'
import type { VisitKind } from '../../src/capabilities/visits/contract.ts'
import { addDays, dayInAmsterdam } from '../../src/kernel/dates.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { workday } from '../year/meetings.ts'
import { needs } from './finding-words.ts'
import { type InspectionCapacity, type Shop, seedId } from './inspections.ts'
import { inspectorOf } from './people.ts'
import { moment } from './seed-inspections.ts'

type Planned = {
  municipality: string
  by: InspectionCapacity
  days: number
  kind: VisitKind
  state: 'planned' | 'begun' | 'cancelled'
}
/** What stands in the agendas; the day counts from today. */
const planned: readonly Planned[] = [
  { municipality: 'enschede', by: 'municipal-inspector', days: 6, kind: 're-inspection', state: 'planned' },
  { municipality: 'enschede', by: 'municipal-inspector', days: 13, kind: 'joint', state: 'planned' },
  { municipality: 'enschede', by: 'enforcement-officer', days: 9, kind: 'tip', state: 'planned' },
  { municipality: 'enschede', by: 'police-inspector', days: 8, kind: 'periodic', state: 'planned' },
  { municipality: 'enschede', by: 'municipal-inspector', days: -6, kind: 'periodic', state: 'cancelled' },
  { municipality: 'enschede', by: 'municipal-inspector', days: 0, kind: 'periodic', state: 'begun' },
  { municipality: 'hengelo', by: 'municipal-inspector', days: 5, kind: 'periodic', state: 'planned' },
  { municipality: 'almelo', by: 'municipal-inspector', days: 7, kind: 're-inspection', state: 'planned' },
]
const RUNNING_MS = 40 * 60_000

/** Visits that are still to come, one that runs now, one that was called off, and one at which a suspicion arose. */
export async function seedAgenda(tx: Transaction, shops: readonly Shop[], now: Date): Promise<void> {
  const today = dayInAmsterdam(now)
  const rows = planned.map(({ municipality, by, days, kind, state }, n) => {
    const there = shops.filter((shop) => shop.municipality === municipality)
    const who = inspectorOf(municipality, by)
    const id = seedId('a100', n)
    return {
      id,
      organisation_id: who.organisationId,
      organisation_name: who.organisationName,
      municipality,
      dealer_id: there.at(-1 - n)!.id,
      kind,
      joint_mark: kind === 'joint' ? id : null,
      need: needs[kind],
      state,
      planned_on: workday(addDays(today, days)),
      begun_at: state === 'begun' ? new Date(now.getTime() - RUNNING_MS) : null,
      capacity: state === 'begun' ? by : null,
      cancel_reason: state === 'cancelled' ? 'De winkel was die dag dicht wegens een verbouwing.' : null,
      created_at: moment(addDays(today, Math.min(days, 0) - 12), 10, 0),
      created_by_name: who.name,
    }
  })
  await tx`insert into visits.visit ${tx(rows)}`
  await seedSuspicion(tx, shops, now)
}

/** The questions stopped; what was noted after that is of who may investigate, and the visit says no more than when. */
async function seedSuspicion(tx: Transaction, shops: readonly Shop[], now: Date): Promise<void> {
  const on = workday(addDays(dayInAmsterdam(now), -34))
  const who = inspectorOf('enschede', 'enforcement-officer')
  const id = seedId('a200', 1)
  const at = (minutes: number) => moment(on, 11, minutes)
  await tx`insert into visits.visit ${tx([
    {
      id,
      organisation_id: who.organisationId,
      organisation_name: who.organisationName,
      municipality: 'enschede',
      dealer_id: shops.filter(({ municipality }) => municipality === 'enschede').at(-12)!.id,
      kind: 'tip',
      need: needs.tip,
      state: 'ended',
      planned_on: on,
      begun_at: at(0),
      capacity: 'enforcement-officer',
      ended_at: at(50),
      questions_stopped_at: at(22),
      record: tx.json(
        visitRecord.parse({
          participants: [{ name: who.name, capacity: 'enforcement-officer', identified: true }],
          spokenWith: 'employee',
          answers: [{ question: 'register-shown', answer: 'yes', at: at(8) }],
        }),
      ),
      version: 2,
      created_at: at(-120),
      created_by_name: who.name,
    },
  ])}`
  await tx`insert into investigation.suspicion ${tx([
    {
      visit_id: id,
      organisation_id: who.organisationId,
      arisen_at: at(22),
      by_name: who.name,
      capacity: 'enforcement-officer',
      caution_told_at: at(23),
      words: 'Van drie telefoons achter de balie was het nummer weggekrast.',
      split: tx.json({ answers: [], scans: [], findings: [], pages: [] }),
    },
  ])}`
  await tx`insert into investigation.note ${tx([
    {
      id: seedId('a300', 1),
      visit_id: id,
      organisation_id: who.organisationId,
      noted_at: at(31),
      body: 'De medewerker wilde niets verklaren. De telefoons zijn overgedragen aan de politie.',
      noted_by_name: who.name,
      capacity: 'enforcement-officer',
      recorded_at: at(45),
    },
  ])}`
}
