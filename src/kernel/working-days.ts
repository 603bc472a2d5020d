import { addDays, type Day } from './dates.ts'

/** Easter Sunday in the Gregorian calendar (the anonymous computus, Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Dutch public holidays of a year: art. 3(1) and (2) Algemene termijnenwet. */
export function publicHolidays(year: number): Day[] {
  const easter = easterSunday(year)
  const kingsDayIsSunday = new Date(Date.UTC(year, 3, 27)).getUTCDay() === 0
  return [
    `${year}-01-01`,
    addDays(easter, -2), // Good Friday
    addDays(easter, 1), // Easter Monday
    kingsDayIsSunday ? `${year}-04-26` : `${year}-04-27`,
    `${year}-05-05`,
    addDays(easter, 39), // Ascension Day
    addDays(easter, 50), // Whit Monday
    `${year}-12-25`,
    `${year}-12-26`,
  ]
}

const holidaysOf = new Map<number, ReadonlySet<number>>()

/** The `count`-th working day after `day`; `day` itself doesn't count. */
export function addWorkingDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1)
    if (isWorking(date)) left--
  }
  return date.toISOString().slice(0, 10)
}

/** Neither Saturday, Sunday nor a public holiday. */
function isWorking(date: Date): boolean {
  const weekday = date.getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  const year = date.getUTCFullYear()
  const holidays =
    holidaysOf.get(year) ?? new Set(publicHolidays(year).map((day) => Date.parse(`${day}T00:00:00Z`)))
  holidaysOf.set(year, holidays)
  return !holidays.has(date.getTime())
}
