import { listFindings } from '../../src/capabilities/findings/public.ts'
import { listCaseFiles } from '../../src/capabilities/measures/public.ts'
import { answerTask } from '../../src/capabilities/triangle/answer-task.ts'
import { putOnAgenda } from '../../src/capabilities/triangle/arrange-agenda.ts'
import { proposeCase } from '../../src/capabilities/triangle/keep-case.ts'
import { keepMeeting } from '../../src/capabilities/triangle/keep-meeting.ts'
import { listCases } from '../../src/capabilities/triangle/list-cases.ts'
import { noteDecision } from '../../src/capabilities/triangle/note-decision.ts'
import { takeStep } from '../../src/capabilities/triangle/take-step.ts'
import { addDays, dayInAmsterdam, type Day } from '../../src/kernel/dates.ts'
import type { Caller } from '../../src/platform/caller.ts'
import { type Database, inTransaction } from '../../src/platform/database.ts'
import { translate } from '../../src/platform/messages/index.ts'
import { municipalities, prosecution } from '../twente.ts'
import { workday } from '../year/meetings.ts'
import { good, municipalCaller } from './callers.ts'
import { type SeedCase, seedCases } from './triangle-words.ts'

/** Meetings of each triangle, in days from today. */
const MEETINGS = [-96, -33, 12] as const
const FACTS_MAX = 4

type Work = { database: Database; today: Day }

/** Meetings of the triangles of three municipalities, with cases in every state, by the use cases of everyone. */
export async function seedTriangle(database: Database, now: Date): Promise<void> {
  const work = { database, today: dayInAmsterdam(now) }
  for (const [slug, cases] of Map.groupBy(seedCases, ({ municipality }) => municipality)) {
    const mayor = municipalCaller(slug, 'mayors-office')
    const meetings = await planMeetings(work, slug, mayor)
    const dealers = await dealersWithFindings(work, municipalCaller(slug, 'municipal-officer'))
    for (const [n, one] of cases.entries()) await live(work, one, { mayor, meetings, dealerId: dealers[n]! })
  }
}

async function planMeetings({ database, today }: Work, slug: string, mayor: Caller): Promise<Meeting[]> {
  const place = municipalities.find((one) => one.slug === slug)!
  const meetings: Meeting[] = []
  for (const days of MEETINGS) {
    const meeting = {
      heldOn: workday(addDays(today, days)),
      begins: '09:30',
      place: `Gemeentehuis ${place.name}, kamer 2.14`,
      municipalities: [slug],
      prosecutionId: prosecution.id,
    }
    const kept = await inTransaction(database, mayor, (tx) =>
      keepMeeting(tx, mayor, { meeting, was: null, today }),
    )
    meetings.push({ id: good(kept, 'a meeting of the triangle').id, heldOn: meeting.heldOn })
  }
  return meetings
}

/** Dealers of a municipality about whom something was found that is not in order, long enough ago to be discussed. */
async function dealersWithFindings({ database, today }: Work, officer: Caller): Promise<string[]> {
  const found = await inTransaction(database, officer, (tx) => listFindings(tx))
  const old = found.filter(
    ({ weight, observedAt, withdrawn, told }) =>
      weight !== 'in-order' &&
      withdrawn === null &&
      told !== null &&
      observedAt < addDays(today, MEETINGS[0] - 15),
  )
  // Who has a case file first: that is what a triangle talks about.
  const files = await inTransaction(database, officer, (tx) => listCaseFiles(tx, today))
  const hasFile = new Set(
    files
      .filter(({ openedOn }) => openedOn < addDays(today, MEETINGS[0] - 15))
      .map(({ dealerId }) => dealerId),
  )
  const dealers = [...new Set(old.toReversed().map(({ dealerId }) => dealerId))]
  return dealers.sort((a, b) => Number(hasFile.has(b)) - Number(hasFile.has(a)))
}

type Meeting = { id: string; heldOn: Day }
type Around = { mayor: Caller; meetings: Meeting[]; dealerId: string }

async function live(work: Work, one: SeedCase, { mayor, meetings, dealerId }: Around): Promise<void> {
  const { database, today } = work
  const officer = municipalCaller(one.municipality, 'municipal-officer')
  const meeting = one.meeting === null ? null : meetings[one.meeting]!
  const proposedOn = workday(
    addDays(meeting !== null && meeting.heldOn < today ? meeting.heldOn : today, -12),
  )
  const id = await inTransaction(database, officer, async (tx) => {
    const findings = await listFindings(tx, { dealerIds: [dealerId] })
    const facts = findings
      .filter(({ weight, withdrawn }) => weight !== 'in-order' && withdrawn === null)
      .map(({ id: sourceId, kind, observedAt }) => ({
        on: dayInAmsterdam(new Date(observedAt)),
        text: translate('nl', `finding.kind.${kind}`),
        source: 'finding' as const,
        sourceId,
        sourceWords: 'Verslag van de toezichthouder',
      }))
      .filter(({ on }) => on <= proposedOn)
      .slice(0, FACTS_MAX)
    // The file of this dealer, where there was one by then.
    const [file] = await listCaseFiles(tx, today, { dealerId })
    const caseFileId = file !== undefined && file.openedOn <= proposedOn ? file.id : null
    const input = { ...one.page, facts, caseFileId, dealerId }
    return good(await proposeCase(tx, officer, input, proposedOn), 'a case of the triangle').id
  })
  if (one.state === 'withdrawn')
    await step(work, officer, { id, step: 'withdraw', words: one.decision, on: today })
  if (meeting === null) return
  await inTransaction(database, mayor, async (tx) => {
    const version = await versionOf(tx, mayor, id)
    good(
      await putOnAgenda(tx, mayor, { meetingId: meeting.id, caseId: id, version }, addDays(proposedOn, 4)),
      'agenda',
    )
  })
  if (one.state !== 'on-agenda') await decide(work, one, { id, meeting, mayor })
}

async function decide(
  work: Work,
  one: SeedCase,
  { id, meeting, mayor }: { id: string; meeting: Meeting; mayor: Caller },
): Promise<void> {
  const { database } = work
  const tasks = one.tasks.map(({ owner, what }) => ({ owner, what, dueOn: addDays(meeting.heldOn, 28) }))
  const outcome = one.state === 'postponed' ? 'postponed' : 'decided'
  await inTransaction(database, mayor, async (tx) => {
    const version = await versionOf(tx, mayor, id)
    const decision = { caseId: id, version, outcome, words: one.decision, tasks } as const
    good(await noteDecision(tx, mayor, { meetingId: meeting.id, decision }, meeting.heldOn), 'a decision')
  })
  await answerTasks(work, one, { id, meeting, mayor })
  if (one.state === 'closed') {
    const words = 'De winkel is op orde; de zaak is klaar.'
    await step(work, mayor, { id, step: 'close', words, on: addDays(meeting.heldOn, 40) })
  }
}

async function answerTasks(
  { database }: Work,
  one: SeedCase,
  { id, meeting, mayor }: { id: string; meeting: Meeting; mayor: Caller },
): Promise<void> {
  const place = municipalities.find(({ slug }) => slug === one.municipality)!
  const owners: Record<string, Caller> = {
    municipality: mayor,
    'base-team': {
      ...mayor,
      organisationId: `base-team:${place.baseTeam}`,
      role: 'fencing-specialist',
      accountName: 'Bram Denkbeeld',
    },
    prosecution: {
      ...mayor,
      organisationId: prosecution.id,
      role: 'prosecutor',
      accountName: 'Petra Legende',
    },
  }
  const [known] = await inTransaction(database, mayor, (tx) => listCases(tx, mayor, { ids: [id] }))
  for (const { owner, what, answer } of one.tasks) {
    const task = known!.tasks.find((given) => given.what === what)!
    if (answer === null) continue
    const by = owners[owner]!
    await inTransaction(database, by, async (tx) => {
      const said = { id: task.id, state: 'done' as const, words: answer }
      good(await answerTask(tx, by, said, addDays(meeting.heldOn, 20)), 'an answer to a task')
    })
  }
}

type Step = { id: string; step: 'close' | 'withdraw'; words: string; on: Day }
async function step({ database }: Work, by: Caller, { id, step: name, words, on }: Step): Promise<void> {
  await inTransaction(database, by, async (tx) => {
    const version = await versionOf(tx, by, id)
    good(await takeStep(tx, by, { id, step: { version, step: name, words } }, on), `to ${name} a case`)
  })
}

async function versionOf(tx: Parameters<typeof listCases>[0], by: Caller, id: string): Promise<number> {
  const [known] = await listCases(tx, by, { ids: [id] })
  return known!.version
}
