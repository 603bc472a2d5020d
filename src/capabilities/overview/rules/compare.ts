import type { MunicipalityCount } from '../contract.ts'

/** What lays municipalities beside each other; null where there is nothing to divide by. */
export type Comparison = {
  visitsPer100Dealers: number | null
  findingsPerVisit: number | null
  measuresPerSerious: number | null
  /** 0 to 100. */
  notJudgedPercent: number | null
}

/** The same division everywhere, so that a municipality that looks away shows beside one that looks. */
export function compare(count: Omit<MunicipalityCount, 'municipality' | 'name' | 'isOwn'>): Comparison {
  const { dealers, visits, findings, serious, measures, classes } = count
  const share = (part: number, whole: number, times: number) => (whole === 0 ? null : (part / whole) * times)
  return {
    visitsPer100Dealers: share(visits, dealers, 100),
    findingsPerVisit: share(findings, visits, 1),
    measuresPerSerious: share(measures, serious, 1),
    notJudgedPercent: share(classes['cannot-be-judged'], dealers, 100),
  }
}
