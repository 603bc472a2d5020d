import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { announce } from '../../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { GoodsListView } from '../../contract.ts'
import { goodsListQuery } from './goods-list-queries.ts'

/** Takes a picture back, asked once. */
export function RemovePicture(props: { list: GoodsListView; pictureId: string; name: string }) {
  const { list, pictureId, name } = props
  const say = useSay()
  const client = useQueryClient()
  const [isAsked, setIsAsked] = useState(false)
  const { queryKey } = goodsListQuery(list.id)
  const remove = useMutation({
    mutationFn: () => callApi('DELETE', `/v1/goods-lists/${list.id}/pictures/${pictureId}`),
    onSuccess: () => announce(say('goods-list.picture.removed')),
    // Also when it was refused: police took the list in meanwhile.
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
  const which = say('goods-list.picture.remove.which', { item: name })
  if (!isAsked) {
    return (
      <button type="button" className="text-link" onClick={() => setIsAsked(true)}>
        {say('goods-list.picture.remove')}
        <span className="visually-hidden"> {which}</span>
      </button>
    )
  }
  return (
    <div className="remove-picture" role="group" aria-label={which}>
      <p className="small">{say('goods-list.picture.remove.sure')}</p>
      {remove.error && <ProblemNotice error={remove.error} />}
      <div className="deeds">
        <Button small main onClick={() => remove.mutate()} aria-disabled={remove.isPending}>
          {say('goods-list.picture.remove.deed')}
        </Button>
        <Button small onClick={() => setIsAsked(false)}>
          {say('goods-list.stop')}
        </Button>
      </div>
    </div>
  )
}
