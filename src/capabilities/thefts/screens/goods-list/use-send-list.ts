import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import type { Thing } from '../../../belongings/rules/thing.ts'
import type { Kept, Vault } from '../../../belongings/screens/vault.ts'
import type { GoodsListView } from '../../contract.ts'
import { goodsListQuery, sendPicture } from './goods-list-queries.ts'
import { toListRequest } from './list-draft.ts'
import type { DraftOnPage } from './use-list-draft.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The list was sent a moment ago; how many pictures did not come along. */
    listSent?: { picturesLost: number }
  }
}

/** Sends the list once, however often someone presses, and then its pictures one by one. */
export function useSendList(vault: Vault, picked: readonly Kept<Thing>[], { draft, remove }: DraftOnPage) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const [progress, setProgress] = useState<{ done: number; count: number } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const send = async () => {
    if (progress !== null) return
    setFailure(null)
    const pictures = picked.flatMap(({ id, value }, index) =>
      value.pictures.map((picture) => ({ thingId: id, index, picture })),
    )
    setProgress({ done: 0, count: pictures.length })
    try {
      const request = toListRequest(
        draft,
        picked.map(({ value }) => value),
      )
      const list = await postJson<GoodsListView>('/v1/goods-lists', request, draft.key)
      let picturesLost = 0
      for (const [done, { thingId, index, picture }] of pictures.entries()) {
        setProgress({ done, count: pictures.length })
        try {
          const jpeg = await vault.picture(thingId, picture.id)
          const at = { listId: list.id, itemId: list.items[index]!.id }
          await sendPicture(at, picture.of === 'receipt' ? 'receipt' : 'item', jpeg)
        } catch {
          // The list itself is there: its page says how many to add again.
          picturesLost++
        }
      }
      await remove()
      await client.invalidateQueries({ queryKey: ['goods-lists', 'list'] })
      await client.invalidateQueries({ queryKey: goodsListQuery(list.id).queryKey })
      await navigate({
        to: '/aangifte/$id',
        params: { id: list.id },
        state: { listSent: { picturesLost } },
        replace: true,
      })
    } catch (error) {
      setFailure(error)
      setProgress(null)
    }
  }
  return { send, progress, failure }
}
