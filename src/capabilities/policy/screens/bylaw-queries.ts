import { queryOptions } from '@tanstack/react-query'
import { getJson } from '../../../web/api.ts'
import type { BylawView } from '../bylaws/contract.ts'

/** The rules of all municipalities with their articles: some tens of kB, and each page compares. */
export const bylawsQuery = queryOptions({
  queryKey: ['bylaws'],
  queryFn: async ({ signal }) => (await getJson<{ items: BylawView[] }>('/v1/bylaws', signal)).items,
})

/** What changes when an article is entered or ends: the bylaws, and the rules that counters read. */
export const changedByArticle = [['bylaws'], ['policies']] as const
