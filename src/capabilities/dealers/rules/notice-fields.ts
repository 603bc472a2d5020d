import { type BranchKind, branchKinds } from '../../../kernel/codes.ts'
import { addMonths, type Day, isDay } from '../../../kernel/dates.ts'
import type { FieldError } from '../../../kernel/result.ts'

export const noticeKinds = ['start', 'move', 'stop'] as const
export type NoticeKind = (typeof noticeKinds)[number]
/** What the announcer is to the business. */
export const announcerRoles = ['owner', 'manager', 'adviser'] as const
export type AnnouncerRole = (typeof announcerRoles)[number]

type Place = { street: string; houseNumber: string; postcode: string; town: string; municipality: string }
/** A notice as it is kept. */
export type Notice = {
  kind: NoticeKind
  name: string
  trade: BranchKind | null
  kvkNumber: string | null
  branchNumber: string | null
  at: Place
  to: Place | null
  happensOn: Day
  contact: { name: string; role: AnnouncerRole; email: string | null; phone: string | null }
}

export type TypedNotice = Partial<Record<NoticeField, string | null | undefined>>
/** In the order of the form. */
export const noticeFields = [
  'kind',
  'name',
  'trade',
  'kvkNumber',
  'branchNumber',
  'municipality',
  'street',
  'houseNumber',
  'postcode',
  'town',
  'toMunicipality',
  'newStreet',
  'newHouseNumber',
  'newPostcode',
  'newTown',
  'happensOn',
  'announcerName',
  'announcerRole',
  'email',
  'phone',
] as const
export type NoticeField = (typeof noticeFields)[number]

/** How far back or ahead a notice may be: a slip in the year is asked about. */
const MONTHS_APART_MAX = 12
const unprintable = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

/**
 * Reads what someone typed: a notice, or everything that is wrong with it at once. `municipalities` are those that take part,
 * `today` the day on which it comes in.
 */
export function readNotice(
  typed: TypedNotice,
  { municipalities, today }: { municipalities: readonly string[]; today: Day },
): { ok: true; notice: Notice } | { ok: false; errors: FieldError[] } {
  const { field, errors } = fieldsOf(typed)
  const kind = field.choice('kind', noticeKinds)
  const isMove = kind === 'move'
  // Who starts may not be registered yet; who moves or stops is.
  const isKnown = kind === 'move' || kind === 'stop'
  const notice = {
    name: field.line('name', 120),
    trade: kind === 'start' ? field.choice('trade', branchKinds) : null,
    kvkNumber: field.digits('kvkNumber', 8, { code: 'field.kvk', isRequired: isKnown }),
    branchNumber: field.digits('branchNumber', 12, { code: 'notice.field.branch-number', isRequired: false }),
    at: {
      municipality: field.choice('municipality', municipalities),
      street: field.line('street', 80),
      houseNumber: field.line('houseNumber', 12),
      postcode: field.postcode('postcode'),
      town: field.line('town', 60),
    },
    to: isMove
      ? {
          municipality: field.choice('toMunicipality', municipalities),
          street: field.line('newStreet', 80),
          houseNumber: field.line('newHouseNumber', 12),
          postcode: field.postcode('newPostcode'),
          town: field.line('newTown', 60),
        }
      : null,
    happensOn: field.dayAround('happensOn', today),
    contact: {
      name: field.line('announcerName', 80),
      role: field.choice('announcerRole', announcerRoles),
      ...field.reachable(),
    },
  }
  if (errors.length > 0) return { ok: false, errors: inOrder(errors) }
  return { ok: true, notice: { kind, ...notice } as Notice }
}

const inOrder = (errors: FieldError[]) =>
  errors.toSorted(
    (a, b) => noticeFields.indexOf(a.field as NoticeField) - noticeFields.indexOf(b.field as NoticeField),
  )

/** Readers of one field each; what is wrong is noted, and null stands for it. */
function fieldsOf(typed: TypedNotice) {
  const errors: FieldError[] = []
  const wrong = (name: NoticeField, code: string): null => {
    errors.push({ field: name, code })
    return null
  }
  const text = (name: NoticeField) => (typed[name] ?? '').normalize('NFC').trim()
  const line = (name: NoticeField, max: number, isRequired = true): string | null => {
    const given = text(name)
    if (given === '') return isRequired ? wrong(name, 'field.required') : null
    if (given.length > max) return wrong(name, 'field.too-long')
    return unprintable.test(given) ? wrong(name, 'field.control-characters') : given
  }
  const choice = <T extends string>(name: NoticeField, options: readonly T[]): T | null =>
    options.find((one) => one === text(name)) ?? wrong(name, 'field.choice')
  const digits = (
    name: NoticeField,
    count: number,
    { code, isRequired }: { code: string; isRequired: boolean },
  ): string | null => {
    const given = text(name).replaceAll(/[\s.-]/g, '')
    if (given === '') return isRequired ? wrong(name, code) : null
    return new RegExp(`^\\d{${count}}$`).test(given) ? given : wrong(name, code)
  }
  const postcode = (name: NoticeField): string | null => {
    const given = /^([1-9]\d{3})\s?([A-Z]{2})$/.exec(text(name).toUpperCase())
    // SA, SD and SS are never given out.
    return given && !/^S[ADS]$/.test(given[2]!) ? `${given[1]} ${given[2]}` : wrong(name, 'field.postcode')
  }
  const dayAround = (name: NoticeField, today: Day): Day | null => {
    const given = text(name)
    if (!isDay(given)) return wrong(name, given === '' ? 'field.required' : 'field.day')
    const isNear = given >= addMonths(today, -MONTHS_APART_MAX) && given <= addMonths(today, MONTHS_APART_MAX)
    return isNear ? given : wrong(name, 'notice.field.day-far')
  }
  const reachable = () => {
    const email = line('email', 120, false)
    const phone = line('phone', 30, false)
    if (text('email') === '' && text('phone') === '') wrong('email', 'notice.field.reachable')
    if (email !== null && !/^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+\.[^\s@<>(),;:"\\.]+$/.test(email))
      wrong('email', 'field.email')
    if (phone !== null && !/^\+?[\d\s()-]{8,}$/.test(phone)) wrong('phone', 'notice.field.phone.wrong')
    return { email, phone }
  }
  return { errors, field: { line, choice, digits, postcode, dayAround, reachable } }
}
