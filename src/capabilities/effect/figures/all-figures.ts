import { arrests, prosecutions } from './entered.ts'
import { coverage } from './coverage.ts'
import { crime } from './crime.ts'
import { findings } from './findings.ts'
import { foundAgain } from './found-again.ts'
import { hits } from './hits.ts'
import { hours } from './hours.ts'
import { measures } from './measures.ts'
import { moves } from './moves.ts'
import type { Question } from './question.ts'
import { overview } from './overview.ts'
import { registrations } from './registrations.ts'
import { returned } from './returned.ts'
import { triangle } from './triangle.ts'
import { visits } from './visits.ts'

/** Every question of the report, in its order. */
export const questions: readonly Question[] = [
  coverage,
  registrations,
  hits,
  foundAgain,
  returned,
  arrests,
  prosecutions,
  hours,
  visits,
  findings,
  measures,
  triangle,
  overview,
  crime,
  moves,
]
