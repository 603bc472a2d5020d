import { addDays, type Day } from '../../src/kernel/dates.ts'
import { baseTeams, municipalities } from '../twente.ts'

/** A meeting for dealers of one base team's municipalities. */
export type SeedMeeting = {
  id: string
  title: string
  on: Day
  place: string
  address: string
  municipalities: readonly string[]
  invitedOn: Day
}

/** Days before (negative) or after the day of the seed, per base team: spring and autumn, and one that is still to come. */
const planned: readonly [team: string, days: number][] = [
  ['enschede', -262],
  ['twente-noord', -256],
  ['twente-midden', -248],
  ['twente-west', -172],
  ['twente-oost', -165],
  ['twente-noord', -62],
  ['enschede', -55],
  ['twente-midden', -48],
  ['twente-oost', 12],
  ['enschede', 19],
]
const INVITED_DAYS_BEFORE = 26

/** The meetings of a year around `today`. */
export function makeMeetings(today: Day): SeedMeeting[] {
  return planned.map(([slug, days], index) => {
    const team = baseTeams.find((one) => one.slug === slug)!
    const on = workday(addDays(today, days))
    const there = municipalities.filter(({ baseTeam }) => baseTeam === slug)
    return {
      id: `01900000-0000-7000-8100-${String(index + 1).padStart(12, '0')}`,
      title: `Bijeenkomst voor handelaren, ${team.name.replace('Basisteam ', '')}`,
      on,
      place: `Gemeentehuis ${there[0]!.name}`,
      address: `Voorbeeldplein 1, ${there[0]!.name}`,
      municipalities: there.map((place) => place.slug),
      invitedOn: workday(addDays(on, -INVITED_DAYS_BEFORE)),
    }
  })
}

/** The day itself, or the Friday before a weekend. */
export function workday(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, weekday === 6 ? -1 : weekday === 0 ? -2 : 0)
}
