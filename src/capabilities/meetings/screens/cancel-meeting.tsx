import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { MeetingView } from '../contract.ts'

/** Calls a meeting off, after the consequence was said and with a reason that the invited get to read. */
export function CancelMeeting({ meeting }: { meeting: MeetingView }) {
  const say = useSay()
  const client = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { submit, isSending, errors, failure } = useSend(
    () => postJson<MeetingView>(`/v1/meetings/${meeting.id}/cancellations`, { reason }),
    async (cancelled) => {
      client.setQueryData(['meeting', meeting.id], cancelled)
      setIsAsking(false)
      await client.invalidateQueries({ queryKey: ['meetings'] })
    },
  )
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{say('meetings.cancel')}</Button>
      {isAsking && (
        <SheetDialog
          title={say('meetings.cancel.title', { title: meeting.title })}
          onClose={() => setIsAsking(false)}
        >
          <form noValidate onSubmit={(event) => void submit(event)}>
            <p>{say('meetings.cancel.text', { count: meeting.counts.invited })}</p>
            <TextArea
              name="reason"
              label={say('meetings.cancel.reason')}
              help={say('meetings.cancel.reason.help')}
              value={reason}
              error={errors['reason']}
              onChange={({ target }) => setReason(target.value)}
            />
            {failure !== null && <ProblemNotice error={failure} />}
            <div className="deeds">
              <Button main type="submit" aria-disabled={isSending}>
                {say('meetings.cancel.submit')}
              </Button>
              <Button onClick={() => setIsAsking(false)}>{say('meetings.cancel.back')}</Button>
            </div>
          </form>
        </SheetDialog>
      )}
    </>
  )
}
