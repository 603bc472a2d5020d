import type { Day } from '../../kernel/dates.ts'
import { type Locale, type MessageKey, translate } from '../../platform/messages/index.ts'
import { localeTag } from '../../platform/messages/locale.ts'
import { sayDay } from '../../platform/messages/say-values.ts'
import { type Paper, typeset, typesetPicture } from '../../platform/print/typeset.ts'
import { type CasePage, type CaseView, type MeetingView, REPORTS_MAX } from './contract.ts'

type Printed = Pick<
  CaseView,
  'dealerName' | 'dealerPlace' | 'municipalityName' | 'asked' | 'page' | 'reports'
>
type Asked = { cases: readonly Printed[]; meeting: MeetingView | null; locale: Locale; at: Date; today: Day }

const words = [
  'task',
  'owner',
  'due',
  'late',
  'openTasks',
  'noTasks',
  'cases',
  'noCases',
  'number',
  'dealer',
  'asked',
  'day',
  'fact',
  'facts',
  'source',
  'done',
  'partners',
  'municipality',
  'police',
  'prosecution',
  'options',
  'option',
  'consequence',
  'proposal',
] as const

/** A tagged PDF (PDF/UA-1): the agenda of a meeting with a page per case, or a case alone. */
export function printCases(asked: Asked): Buffer {
  return typeset(paperOf(asked))
}

/** Whether a page fits one A4, with room for as many reports of police as may be put on it. */
export function fitsOnePage(page: CasePage, head: Pick<Printed, 'dealerName' | 'asked'>): boolean {
  const report = {
    id: '',
    number: '2026-0000',
    from: 'Basisteam',
    subject: 'onderwerp '.repeat(12),
    on: '2026-01-01',
  }
  const reports = Array.from({ length: REPORTS_MAX }, () => report)
  const one = { ...head, page, reports, dealerPlace: 'Straat 1, Plaats', municipalityName: 'Gemeente' }
  const at = new Date(0)
  return (
    typesetPicture(paperOf({ cases: [one], meeting: null, locale: 'nl', at, today: '2026-01-01' }))
      .pageCount === 1
  )
}

function paperOf({ cases, meeting, locale, at, today }: Asked): Paper {
  const say = (name: string, values = {}) => translate(locale, `triangle.paper.${name}` as MessageKey, values)
  const dayOf = (day: Day) => sayDay(day, locale)
  const short = new Intl.DateTimeFormat(localeTag(locale), { dateStyle: 'medium', timeZone: 'UTC' })
  const shortDay = (day: Day) => short.format(new Date(`${day}T00:00:00Z`))
  const title = meeting ? say('title', { day: dayOf(meeting.heldOn) }) : say('case-title')
  const data = {
    lang: locale,
    title,
    footer: say('footer', { day: dayOf(today) }),
    say: Object.fromEntries(words.map((word) => [word, say(word)])),
    agenda: meeting && {
      title,
      when: say('when', { day: dayOf(meeting.heldOn), time: meeting.begins, place: meeting.place }),
      who: [...meeting.municipalityNames, ...meeting.partnerNames].join(', '),
      tasks: meeting.openTasks.map(({ dealerName, what, ownerName, dueOn }) => {
        return { dealerName, what, ownerName, due: shortDay(dueOn), late: dueOn < today }
      }),
    },
    cases: cases.map(({ page, reports, ...one }, n) => ({
      ...one,
      ...page,
      number: n + 1,
      above: meeting
        ? say('above', { n: n + 1, municipality: one.municipalityName, day: dayOf(meeting.heldOn) })
        : say('above-alone', { municipality: one.municipalityName }),
      facts: page.facts.map(({ on, text, sourceWords }) => ({
        day: shortDay(on),
        text,
        source: sourceWords,
      })),
      reports: reports.map(({ number, from, subject }) => say('report', { number, from, subject })),
    })),
  }
  return { template: 'capabilities/triangle/print/cases.typ', data, at }
}
