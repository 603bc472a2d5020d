import { addDays, type Day } from '../../src/kernel/dates.ts'
import { makeRng, type Rng } from '../generator/public.ts'
import type { InventoryDealer } from '../inventory.ts'
import { makeMeetings, type SeedMeeting, workday } from './meetings.ts'

/** What came of a meeting for one dealer. */
export type Invitation = {
  meeting: SeedMeeting
  answer: 'comes' | 'cannot' | null
  answeredOn: Day | null
  attended: boolean
}
/** A year of a dealer that was not connected when it began. */
export type Biography = {
  dealer: InventoryDealer
  listedOn: Day
  /** Letters that were sent to it, oldest first. */
  letters: { template: 'first-letter' | 'reminder' | 'quiet-register'; on: Day; cameBack: boolean }[]
  invitations: Invitation[]
  /** When somebody came by, for who was at no meeting. */
  visitedOn: Day | null
  joinedOn: Day | null
  /** How it goes in its register since: with goods, with nil statements, once and then no more, or not at all. */
  register: 'busy' | 'nothing-bought' | 'fallen-silent' | 'empty' | null
  endedOn: Day | null
  paperSince: Day | null
}

/** How such a dealer stands today, with its share. */
const courses = [
  ['new', 4],
  ['unreached', 5],
  ['invited', 7],
  ['attended', 4],
  ['paper', 3],
  ['stopped', 5],
  ['empty', 5],
  ['fallen-silent', 11],
  ['nothing-bought', 14],
  ['busy', 48],
] as const
type Course = (typeof courses)[number][0]
const FIRST_LETTER = -322
const REMINDER = -120
const QUIET_LETTERS = [-31, -10] as const

/** What became of each dealer that was not connected a year ago. The same each time, but for its dates. */
export function makeBiographies(dealers: readonly InventoryDealer[], today: Day): Biography[] {
  const rng = makeRng(2_014)
  const meetings = makeMeetings(today)
  return dealers
    .filter(({ isConnected }) => !isConnected)
    .map((dealer) => live(dealer, rng.weighted(courses), { rng, meetings, today }))
}

type World = { rng: Rng; meetings: readonly SeedMeeting[]; today: Day }

function live(dealer: InventoryDealer, course: Course, { rng, meetings, today }: World): Biography {
  const blank: Biography = {
    dealer,
    listedOn: dealer.listedOn,
    letters: [],
    invitations: [],
    visitedOn: null,
    joinedOn: null,
    register: null,
    endedOn: null,
    paperSince: null,
  }
  if (course === 'new') return { ...blank, listedOn: addDays(today, -rng.int(3, 40)) }
  const first = {
    template: 'first-letter',
    on: workday(addDays(today, FIRST_LETTER)),
    cameBack: false,
  } as const
  if (course === 'unreached') {
    const reminder = {
      template: 'reminder',
      on: workday(addDays(today, REMINDER)),
      cameBack: rng.chance(0.4),
    } as const
    return { ...blank, letters: [first, reminder] }
  }
  const near = meetings.filter((one) => one.municipalities.includes(dealer.municipality))
  const past = near.filter(({ on }) => on < today)
  const comes = course === 'attended' || (course !== 'invited' && course !== 'stopped' && rng.chance(0.75))
  const came = comes ? rng.pick(past) : null
  const isOpen = course === 'invited' || course === 'attended'
  const invitations = near
    .filter(({ invitedOn, on }) => invitedOn <= today && (came === null || on <= came.on || isOpen))
    .filter(({ on }) => isOpen || on < today)
    .map((meeting) => invite(meeting, meeting === came, { rng, today }))
  const written = { ...blank, letters: [first], invitations }
  if (isOpen) return written
  const visitedOn = came === null ? addDays(today, -rng.int(60, 240)) : null
  const met = came?.on ?? visitedOn!
  return settle({ ...written, visitedOn }, course, { met, rng, today })
}

type Meeting = { met: Day; rng: Rng; today: Day }
/** What came of it once the dealer was spoken to. */
function settle(life: Biography, course: Course, { met, rng, today }: Meeting): Biography {
  if (course === 'stopped') return { ...life, endedOn: addDays(met, rng.int(5, 40)) }
  if (course === 'paper') return { ...life, paperSince: addDays(met, rng.int(0, 10)) }
  // Connected lately: nothing came in yet.
  if (course === 'empty') return { ...life, joinedOn: addDays(today, -rng.int(1, 9)), register: 'empty' }
  // On the spot, or in the weeks after.
  const joinedOn = addDays(met, rng.chance(0.6) ? 0 : rng.int(2, 30))
  const register = course as NonNullable<Biography['register']>
  if (register !== 'fallen-silent') return { ...life, joinedOn, register }
  const asked = {
    template: 'quiet-register',
    on: workday(addDays(today, rng.pick(QUIET_LETTERS))),
    cameBack: false,
  } as const
  return { ...life, joinedOn, register, letters: rng.chance(0.4) ? [...life.letters, asked] : life.letters }
}

function invite(
  meeting: SeedMeeting,
  attended: boolean,
  { rng, today }: Pick<World, 'rng' | 'today'>,
): Invitation {
  const answeredOn = addDays(meeting.invitedOn, rng.int(1, 14))
  // Drawn in any case, so that chance goes the same way whatever the day.
  const answers = rng.chance(0.35)
  if (answeredOn > today || !(attended || answers)) {
    return { meeting, answer: null, answeredOn: null, attended }
  }
  return { meeting, answer: attended ? 'comes' : 'cannot', answeredOn, attended }
}
