import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { useSay } from '../../../web/language.tsx'
import type { DecisionRequest, HitView } from '../contract.ts'
import { DecisionForm, decisionTitle } from './decision-dialog.tsx'
import { hitListQuery, hitQuery, nextOf } from './hit-queries.ts'
import { useItemName } from './hit-words.ts'
import type { Decided } from './just-decided.tsx'
import { useSellerView } from './seller-view.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'

/** Confirm, dismiss, or see the seller first. A decision stands: the law lets nobody take it back unseen. */
export function Decide({ hit }: { hit: HitView }) {
  const say = useSay()
  const [asked, setAsked] = useState<DecisionRequest['decision'] | null>(null)
  const seller = useSellerView(hit.id)
  const decide = useDecide(hit)
  return (
    <section className="decide" aria-label={say('hit.decide.label')}>
      <div className="deeds">
        {hit.state === 'new' && (
          <>
            <Button main onClick={() => setAsked('confirmed')}>
              {say('hit.confirm')}
            </Button>
            <Button onClick={() => setAsked('dismissed')}>{say('hit.dismiss')}</Button>
          </>
        )}
        {seller.button}
      </div>
      <p className="small muted">{say('seller.note')}</p>
      {seller.section}
      {seller.dialog}
      {asked && (
        <SheetDialog title={say(decisionTitle(asked))} onClose={() => setAsked(null)}>
          <DecisionForm
            decision={asked}
            pending={decide.isPending}
            error={decide.error}
            onDecide={(request) => !decide.isPending && decide.mutate(request)}
            onClose={() => setAsked(null)}
          />
        </SheetDialog>
      )}
    </section>
  )
}

/** Records the decision, then opens the next new hit; the inbox when none is left. */
function useDecide(hit: HitView) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const nameOf = useItemName()
  return useMutation({
    mutationFn: (request: DecisionRequest) => postJson<HitView>(`/v1/hits/${hit.id}/decisions`, request),
    onSuccess: async (decidedHit, { decision }) => {
      const list = await client.ensureInfiniteQueryData(hitListQuery('new'))
      const next = nextOf(
        list.pages.flatMap((page) => page.items),
        hit.id,
      )
      client.setQueryData(hitQuery(hit.id).queryKey, decidedHit)
      await client.invalidateQueries({ queryKey: ['hits', 'list'] })
      const decided: Decided = { id: hit.id, decision, what: nameOf(hit.purchase) }
      announce(say(`hit.next.${decision}`, { what: decided.what }))
      if (next) await navigate({ to: '/treffers/$id', params: { id: next.id }, state: { decided } })
      else await navigate({ to: '/treffers', state: { decided } })
    },
    onError: (error) => {
      // Someone else was first: show what they decided.
      if (error instanceof ApiProblem && error.status === 409)
        void client.invalidateQueries({ queryKey: ['hits'] })
    },
  })
}
