import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { reportListQuery } from './report-queries.ts'

/** A draft that comes to nothing; asked once, as it does not come back. */
export function DiscardDraft({ id, onGone }: { id: string; onGone: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const discard = useMutation({
    mutationFn: () => callApi('DELETE', `/v1/administrative-reports/${id}`),
    onSuccess: async () => {
      onGone()
      await client.invalidateQueries({ queryKey: reportListQuery.queryKey })
      await navigate({ to: '/rapportages' })
    },
  })
  return (
    <div className="section">
      <button type="button" className="text-link" onClick={() => setAsked(true)}>
        {say('disclosure.discard')}
      </button>
      {asked && (
        <SheetDialog title={say('disclosure.discard')} onClose={() => setAsked(false)}>
          {discard.error && <ProblemNotice error={discard.error} />}
          <p>{say('disclosure.discard.text')}</p>
          <div className="deeds disclosure-deed">
            <Button main onClick={() => !discard.isPending && discard.mutate()}>
              {say('disclosure.discard.sure')}
            </Button>
            <Button onClick={() => setAsked(false)}>{say('disclosure.discard.not')}</Button>
          </div>
        </SheetDialog>
      )}
    </div>
  )
}
