import { formatIdentifier, parseIdentifier } from '../../../identifiers/public.ts'
import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { type MessageKey, type MessageValues, translate } from '../../../platform/messages/index.ts'
import type { VisitRecord, VisitView } from '../contract.ts'
import { basisWords } from '../rules/basis-words.ts'
import type { VisitPaper } from './typeset-visit.ts'

const say = (key: MessageKey, values?: MessageValues) => translate('nl', key, values)
const clock = new Intl.DateTimeFormat('nl-NL', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Amsterdam',
})
const timeOf = (instant: string) => clock.format(new Date(instant))
const dayOf = (instant: string): Day => dayInAmsterdam(new Date(instant))

/**
 * The report of a visit in sentences. `photoIds`: the photos that can be printed, in the order in which their bytes are given.
 * What was noted after a suspicion is not in a visit, so that it can't be in its report.
 */
export function visitPaper(visit: VisitView, photoIds: readonly string[]): VisitPaper {
  const { record, begunAt, endedAt } = visit
  const day = dayOf(begunAt ?? endedAt ?? new Date(0).toISOString())
  const pictureOf = (id: string, words: string) => {
    const photo = photoIds.indexOf(id)
    return photo === -1 ? [] : [{ photo, words }]
  }
  return {
    title: say('visits.report.title'),
    organisation: visit.organisationName,
    reference: say('visits.report.reference', { name: visit.dealerName, day }),
    facts: factsOf(visit, day),
    people: record.participants.map(({ name, capacity, identified }) => ({
      name,
      capacity: say(`visits.capacity.${capacity}`),
      identification: say(identified ? 'visits.report.shown' : 'visits.report.not-shown'),
    })),
    home: homeOf(record),
    stopped:
      visit.questionsStoppedAt === null
        ? null
        : {
            title: say('visits.report.stopped', { time: timeOf(visit.questionsStoppedAt) }),
            text: say('visits.report.stopped.text'),
          },
    groups: groupsOf(visit),
    scans: record.scans.map((scan) => ({
      number: shownNumber(scan),
      answer: say(`visits.result.${scan.result}`),
      note: scanNote(scan),
      at: timeOf(scan.at),
    })),
    paperRegister: paperOf(record, pictureOf),
    findings: findingsOf(visit, pictureOf),
    said: [record.remarks || say('visits.report.said-nothing')],
    next: nextOf(visit),
  }
}

type PictureOf = (id: string, words: string) => { photo: number; words: string }[]

function factsOf(visit: VisitView, day: Day): VisitPaper['facts'] {
  const { record, begunAt, endedAt, dealerName, dealerAddress, kind, need } = visit
  const facts: [MessageKey, string][] = [
    ['visits.field.dealerId', `${dealerName}, ${dealerAddress}`],
    ['visits.field.kind', say(`visit.kind.${kind}`)],
    ['visits.report.day', say('visits.report.day.value', { day })],
    [
      'visits.report.time',
      say(endedAt === null ? 'visits.report.time.from' : 'visits.report.time.both', {
        from: begunAt === null ? '' : timeOf(begunAt),
        until: endedAt === null ? '' : timeOf(endedAt),
      }),
    ],
    ['visits.report.need', need],
  ]
  if (record.spokenWith !== null)
    facts.push(['visits.report.spoken', say(`visits.spoken.${record.spokenWith}`)])
  return facts.map(([name, value]) => ({ name: say(name), value }))
}

function homeOf({ home }: VisitRecord): string | null {
  if (home === null) return null
  return say('visits.report.home', {
    consent: home.consent,
    who: home.byWhom ?? 'none',
    time: timeOf(home.at),
  })
}

function groupsOf({ checklist, record }: VisitView): VisitPaper['groups'] {
  const answers = new Map(record.answers.map((answer) => [answer.question, answer]))
  const groups = new Map<string, VisitPaper['groups'][number]>()
  for (const { code, part, basis } of checklist.asked) {
    const answer = answers.get(code)
    if (answer === undefined) continue
    const group = groups.get(part) ?? {
      title: say(`bylaws.part.${part}` as MessageKey),
      basis: basisWords(basis),
      rows: [],
    }
    group.rows.push({
      question: say(`visit.question.${code}`),
      answer: say(`visit.answer.${answer.answer}`),
      note: answer.note || null,
    })
    groups.set(part, group)
  }
  return [...groups.values()]
}

function shownNumber({ kind, value }: VisitRecord['scans'][number]): string {
  const parsed = parseIdentifier(kind, value)
  return parsed.ok ? formatIdentifier(kind, parsed.canonical) : value
}

function scanNote({ sequenceNumber, keepUntil, result, note }: VisitRecord['scans'][number]): string | null {
  const parts = [
    sequenceNumber === null ? '' : say('visits.register.number', { number: sequenceNumber }),
    result === 'in-holding' && keepUntil !== null ? say('visits.result.until', { until: keepUntil }) : '',
    note,
  ].filter(Boolean)
  return parts.length === 0 ? null : parts.join(', ')
}

function paperOf({ paper, onPaper }: VisitRecord, pictureOf: PictureOf): VisitPaper['paperRegister'] {
  if (paper === null || !onPaper) return null
  const { certified, certifiedOn, certifiedBy, pagesSeen, gaps, sample } = paper
  const facts: [MessageKey, string][] = [
    [
      'visits.report.certified',
      [
        say(`visit.answer.${certified}`),
        certifiedOn && say('visits.report.day.value', { day: certifiedOn }),
        certifiedBy,
      ]
        .filter(Boolean)
        .join(', '),
    ],
  ]
  if (pagesSeen !== '') facts.push(['visits.paper.pages', pagesSeen])
  if (gaps !== '') facts.push(['visits.paper.gaps', gaps])
  return {
    facts: facts.map(([name, value]) => ({ name: say(name), value })),
    gaps: sample.map(({ page, words }) =>
      [say('visits.paper.page-words', { page }), words].filter(Boolean).join(': '),
    ),
    pictures: sample.flatMap(({ page, photoIds }) =>
      photoIds.flatMap((id) => pictureOf(id, say('visits.paper.page-words', { page }))),
    ),
  }
}

/** As they are recorded; of a visit that goes on, as they are noted. */
function findingsOf(
  { record, findings, checklist, capacity }: VisitView,
  pictureOf: PictureOf,
): VisitPaper['findings'] {
  const recorded = new Map(findings.map((finding) => [finding.id, finding]))
  return record.findings.map(({ id, kind, text, observedAt, evidence }) => {
    const finding = recorded.get(id)
    const title = say(`finding.kind.${kind}` as MessageKey)
    const basis = checklist.asked.find(({ suggests }) => suggests === kind)?.basis
    const article = finding?.article ?? basis?.article ?? null
    const publication = finding?.publication ?? basis?.publication ?? ''
    return {
      title,
      basis: article === null ? say('visits.report.no-basis') : basisWords({ article, publication }),
      text: finding?.text ?? text,
      evidence: evidence.filter((one) => one.kind !== 'photo').map(({ words }) => words),
      pictures: evidence.flatMap(({ kind: of, ref, words }) =>
        of === 'photo' && ref !== null ? pictureOf(ref, words || title) : [],
      ),
      by: say(finding ? 'visits.report.by' : 'visits.report.seen', {
        time: timeOf(observedAt),
        name: finding?.recordedBy ?? '',
        capacity: capacity === null ? '' : say(`visits.capacity.${capacity}`),
      }),
    }
  })
}

function nextOf({ findings, questionsStoppedAt, endedAt }: VisitView): string[] {
  const until = findings.map(({ answerUntil }) => answerUntil).find((day) => day !== null)
  const lines = [
    until ? say('visits.report.next.answer', { until }) : say('visits.report.next.nothing'),
    ...(questionsStoppedAt === null ? [] : [say('visits.report.next.stopped')]),
  ]
  return endedAt === null ? [say('visits.report.next.going'), ...lines] : lines
}
