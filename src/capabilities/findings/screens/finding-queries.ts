import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { getJson, withQuery } from '../../../web/api.ts'
import type { OwnStandings } from '../../overview/contract.ts'
import type { FindingView } from '../contract.ts'

type Page = { items: FindingView[]; next: string | null }
const KEY = ['findings']

/** Findings about one dealer, newest first: some tens at most. */
export const findingsQuery = (dealerId: string) =>
  queryOptions({
    queryKey: [...KEY, dealerId],
    queryFn: async ({ signal }) =>
      (await getJson<Page>(withQuery('/v1/findings', { dealerId, limit: 200 }), signal)).items,
  })

/** What the dealer who is signed in was told, newest first. */
export const ownFindingsQuery = queryOptions({
  queryKey: [...KEY, 'own'],
  queryFn: async ({ signal }) => (await getJson<Page>('/v1/findings?limit=200', signal)).items,
})

/** How many of those may still be answered and are not, for the menu. */
export const toAnswerQuery = queryOptions({
  ...ownFindingsQuery,
  select: (findings: FindingView[]) => findings.filter(waitsForAnswer).length,
})

export const ownStandingsQuery = queryOptions({
  queryKey: ['own-standings'],
  queryFn: ({ signal }) => getJson<OwnStandings>('/v1/own-standings', signal),
})

/** Told, not answered, and the term is not over. */
export function waitsForAnswer({ told, answers, withdrawn, weight }: FindingView): boolean {
  return (
    told !== null &&
    answers.length === 0 &&
    withdrawn === null &&
    weight !== 'in-order' &&
    told.answerUntil >= dayInAmsterdam(new Date())
  )
}

/** After a change: findings, and every class that follows from them. */
export function useFindingsChanged(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all([KEY, ['own-standings']].map((queryKey) => client.invalidateQueries({ queryKey })))
  }
}
