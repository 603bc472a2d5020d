import type { VisitRecord, VisitView } from '../contract.ts'
import { type Clash, isEqual, mergeRecords, settle } from '../rules/merge-records.ts'
import { completeRecord, fromParts, toParts } from '../rules/record-parts.ts'
import { splitRecord } from '../rules/split-record.ts'

type Deed<K extends string, B> = { id: string; kind: K; body: B }
/** What must reach the server in this order, besides the record. */
export type WaitingDeed =
  | Deed<'suspicion', { arisenAt: string; cautionToldAt: string | null; words: string }>
  | Deed<'note', { id: string; notedAt: string; text: string }>
  | Deed<'ending', { endedAt: string; tellUntil: string | null }>

/** A visit as this device keeps it. */
export type KeptVisit = {
  /** The facts as the server gave them last. */
  visit: VisitView
  /** What this device and the server agreed on last; every difference with `record` waits. */
  base: { version: number; record: VisitRecord }
  record: VisitRecord
  deeds: WaitingDeed[]
  /** Photos that the server does not have yet. */
  photosWaiting: string[]
  /** When the server last had everything. */
  sentAt: string | null
  /** Both devices wrote: what a person must choose first. */
  conflict: { version: number; theirs: VisitRecord; clashes: Clash[] } | null
}

/** A visit as it came from the server. */
export function freshVisit(visit: VisitView, sentAt: string): KeptVisit {
  const base = { version: visit.version, record: visit.record }
  return { visit, base, record: visit.record, deeds: [], photosWaiting: [], sentAt, conflict: null }
}

/** True while the record differs from what the server has. */
export function hasRecordToSend({ record, base }: KeptVisit): boolean {
  return !isEqual(toParts(completeRecord(record)), toParts(base.record))
}

/** True while the server lacks something of it. */
export function waits(kept: KeptVisit): boolean {
  return kept.deeds.length > 0 || kept.photosWaiting.length > 0 || hasRecordToSend(kept)
}

/** When the questions stopped, also when the server does not know it yet. */
export function stoppedAt({ visit, deeds }: KeptVisit): string | null {
  const deed = deeds.find(({ kind }) => kind === 'suspicion')
  return deed?.kind === 'suspicion' ? deed.body.arisenAt : visit.questionsStoppedAt
}

/** When it was ended, also when the server does not know it yet. */
export function endedAt({ visit, deeds }: KeptVisit): string | null {
  const deed = deeds.find(({ kind }) => kind === 'ending')
  return deed?.kind === 'ending' ? deed.body.endedAt : visit.endedAt
}

/** The server says that another device was first: what only one of them wrote is taken, the rest is put to a person. */
export function meet(kept: KeptVisit, version: number, theirs: VisitRecord): KeptVisit {
  const merged = mergeRecords(toParts(kept.base.record), toParts(kept.record), toParts(theirs))
  if (merged.clashes.length > 0) return { ...kept, conflict: { version, theirs, clashes: merged.clashes } }
  return { ...kept, base: { version, record: theirs }, record: fromParts(merged.parts), conflict: null }
}

/** A person chose; what they chose is sent on what the other device wrote. */
export function choose(kept: KeptVisit, takeTheirs: ReadonlySet<string>): KeptVisit {
  const { conflict } = kept
  if (conflict === null) return kept
  const merged = mergeRecords(toParts(kept.base.record), toParts(kept.record), toParts(conflict.theirs))
  return {
    ...kept,
    base: { version: conflict.version, record: conflict.theirs },
    record: fromParts(settle(merged, takeTheirs)),
    conflict: null,
  }
}

/** A colleague stopped the questions: what was noted here after that leaves the record and becomes a note of the file apart. */
export function splitHere(kept: KeptVisit, { questionsStoppedAt }: VisitView): KeptVisit {
  if (questionsStoppedAt === null) return kept
  const { before, after } = splitRecord(kept.record, questionsStoppedAt)
  const text = [
    ...after.findings.map((finding) => finding.text),
    ...after.answers.map(({ question, answer, note }) => `${question}: ${answer} ${note}`),
    ...after.scans.map(({ value, result }) => `${value}: ${result}`),
  ].join('\n')
  const id = crypto.randomUUID()
  const note: WaitingDeed = { id, kind: 'note', body: { id, notedAt: new Date().toISOString(), text } }
  return { ...kept, record: before, deeds: text === '' ? kept.deeds : [...kept.deeds, note] }
}
