import type { Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { ladderScore, type LadderView, listLadders } from '../../measures/public.ts'
import { bylawParts, bylawScore, listBylaws } from '../../policy/public.ts'
import type { Cell, Move } from '../contract.ts'
import { addUp } from '../rules/add-up.ts'
import { directionOf, directions, type Strictness } from '../rules/compare-rules.ts'
import { monthOf } from '../rules/months.ts'
import type { Period, Question } from './question.ts'

/** Dealers that moved to another municipality of the region, by whether the rules there, and how they are enforced, are laxer on that day. */
export const moves: Question = {
  figure: 'moves',
  stock: false,
  unit: 'number',
  measures: [...directions],
  asks: 'insight.count_moves',
  data: ['programme.event', 'policy.bylaw_article', 'supervision.ladder'],
  async ask(tx, period): Promise<Cell[]> {
    const found = await listMoves(tx, period)
    return addUp(
      found.map(({ from, month, direction, amount }) => ({ place: from, month, measure: direction, amount })),
    )
  },
}

type Row = { from_place: string; to_place: string; on_day: Day; amount: number }

/** Each move between two municipalities with its direction, added up per month. */
export async function listMoves(
  tx: Transaction,
  { from, until }: Pick<Period, 'from' | 'until'>,
): Promise<Move[]> {
  const rows = await tx<
    Row[]
  >`select * from insight.count_moves(${from}, ${until}) order by on_day, from_place, to_place`
  if (rows.length === 0) return []
  const bylaws = await listBylaws(tx, null)
  const ladders = new Map<Day, LadderView[]>()
  for (const { on_day } of rows)
    if (!ladders.has(on_day)) ladders.set(on_day, await listLadders(tx, null, on_day))
  const strictness = (place: string, on: Day): Strictness => {
    const articles = bylaws.find(({ municipality }) => municipality === place)?.articles ?? []
    const ladder = ladders.get(on)!.find(({ municipality, isInForce }) => municipality === place && isInForce)
    return {
      parts: bylawScore(articles, on).holding,
      steps: ladder === undefined ? 0 : ladderScore(ladder.value, bylawParts),
    }
  }
  const all = rows.map(({ from_place, to_place, on_day, amount }) => ({
    from: from_place,
    to: to_place,
    month: monthOf(on_day),
    amount,
    direction: directionOf(strictness(from_place, on_day), strictness(to_place, on_day)),
  }))
  const sums = new Map<string, Move>()
  for (const one of all) {
    const key = `${one.month} ${one.from} ${one.to} ${one.direction}`
    sums.set(key, { ...one, amount: one.amount + (sums.get(key)?.amount ?? 0) })
  }
  return [...sums.values()]
}
