import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { VisitView } from '../contract.ts'

/** A visit that is planned: begins in the shop, or is called off with the reason. */
export function BeginVisit({ visit, onBegun }: { visit: VisitView; onBegun: () => Promise<void> }) {
  const say = useSay()
  const [asks, setAsks] = useState(false)
  const begin = useSend(
    () => postJson(`/v1/visits/${visit.id}/beginnings`, { begunAt: new Date().toISOString() }),
    onBegun,
  )
  if (visit.state === 'cancelled') {
    return (
      <Notice tone="info" title={say('visits.cancelled')}>
        <p>{visit.cancelReason}</p>
      </Notice>
    )
  }
  return (
    <section className="section">
      <p className="visit-need">{say('visits.need', { need: visit.need })}</p>
      {visit.plannedOn !== null && <p>{say('visits.planned-for', { day: visit.plannedOn })}</p>}
      <p>{say('visits.begin.about')}</p>
      {begin.failure !== null && <ProblemNotice error={begin.failure} />}
      <div className="deeds">
        <Button main aria-disabled={begin.isSending} onClick={() => void begin.submit()}>
          {say('visits.begin')}
        </Button>
        <Button onClick={() => setAsks(true)}>{say('visits.cancel')}</Button>
      </div>
      {asks && <CancelDialog visitId={visit.id} onClose={() => setAsks(false)} />}
    </section>
  )
}

function CancelDialog({ visitId, onClose }: { visitId: string; onClose: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const { submit, errors, failure } = useSend(
    () => postJson(`/v1/visits/${visitId}/cancellations`, { reason }),
    async () => {
      await client.invalidateQueries({ queryKey: ['visits'] })
      await navigate({ to: '/bezoeken' })
    },
  )
  return (
    <SheetDialog title={say('visits.cancel')} onClose={onClose}>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <TextInput
          name="reason"
          label={say('visits.cancel.reason')}
          value={reason}
          maxLength={300}
          error={errors['reason']}
          onChange={({ target }) => setReason(target.value)}
        />
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button main type="submit">
            {say('visits.cancel')}
          </Button>
          <Button onClick={onClose}>{say('visits.end.back')}</Button>
        </div>
      </form>
    </SheetDialog>
  )
}
