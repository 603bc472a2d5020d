/** How many leads a source may send. Kept in memory and per process: it slows a nuisance down, and need be no more exact. */
export type LeadBudget = { take: (source: string, now: Date) => boolean }

const LEADS_PER_DAY_MAX = 10
const DAY_MS = 86_400_000
/** A memory that sources can't fill: the oldest go first. */
const SOURCES_MAX = 50_000

export function openLeadBudget(limits: { perDay?: number; sources?: number } = {}): LeadBudget {
  const { perDay = LEADS_PER_DAY_MAX, sources = SOURCES_MAX } = limits
  const used = new Map<string, { since_ms: number; count: number }>()
  return {
    take(source, now) {
      const now_ms = now.getTime()
      const known = used.get(source)
      const current = known && now_ms - known.since_ms < DAY_MS ? known : { since_ms: now_ms, count: 0 }
      if (current.count >= perDay) return false
      current.count++
      used.delete(source)
      used.set(source, current)
      if (used.size > sources) used.delete(used.keys().next().value!)
      return true
    },
  }
}
