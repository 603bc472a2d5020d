import { queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { callApi, getJson, withQuery } from '../../../../web/api.ts'
import type { goodsListList, GoodsListTab, GoodsListView, PictureSubject } from '../../contract.ts'

export type GoodsListPage = z.infer<typeof goodsListList>

/** An open desk sees a new list, and an owner a change, within this time. */
export const LISTS_EVERY_MS = 5_000

/** The own lists of a citizen, or one tab of the desk. */
export const goodsListsQuery = (tab?: GoodsListTab) =>
  queryOptions({
    queryKey: ['goods-lists', 'list', tab ?? 'own'],
    queryFn: ({ signal }) =>
      getJson<GoodsListPage>(withQuery('/v1/goods-lists', { tab, limit: 200 }), signal),
    refetchInterval: LISTS_EVERY_MS,
  })

export const goodsListQuery = (id: string) =>
  queryOptions({
    queryKey: ['goods-lists', 'one', id],
    queryFn: ({ signal }) => getJson<GoodsListView>(`/v1/goods-lists/${id}`, signal),
    refetchInterval: LISTS_EVERY_MS,
  })

/** Lists that wait on the desk, for the menu: new ones, and things that were at home after all. */
export const deskCountQuery = queryOptions({
  queryKey: ['goods-lists', 'count'],
  queryFn: async ({ signal }) => {
    const { counts } = await getJson<GoodsListPage>(withQuery('/v1/goods-lists', { limit: 1 }), signal)
    return (counts?.new ?? 0) + (counts?.home ?? 0)
  },
  refetchInterval: LISTS_EVERY_MS,
})

/** Adds a picture to an item of a list that was sent. */
export async function sendPicture(
  at: { listId: string; itemId: string },
  shows: PictureSubject,
  jpeg: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const form = new FormData()
  form.set('shows', shows)
  form.set('picture', new Blob([jpeg], { type: 'image/jpeg' }), 'picture.jpg')
  await callApi('POST', `/v1/goods-lists/${at.listId}/items/${at.itemId}/pictures`, { form })
}
