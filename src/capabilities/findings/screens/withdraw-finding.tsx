import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { FindingView } from '../contract.ts'

type Props = { finding: FindingView; onClose: () => void; onDone: (what: string) => Promise<void> }

/** A finding that was wrong: it can't be undone, so the reason is asked and the holder shows to be there. */
export function WithdrawFinding({ finding, onClose, onDone }: Props) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => postJson(`/v1/findings/${finding.id}/withdrawals`, { reason }),
    () => onDone(say('finding.withdrawn-now')),
  )
  const label = say('finding.withdraw.why')
  return (
    <SheetDialog title={say('finding.withdraw.title')} onClose={onClose}>
      <p>
        <b>{say(`finding.kind.${finding.kind}`)}</b>
      </p>
      <p>{say('finding.withdraw.means')}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary
          attempt={attempts}
          errors={errors['reason'] ? [{ name: 'reason', label, message: errors['reason'] }] : []}
        />
        <TextArea
          name="reason"
          label={label}
          value={reason}
          error={errors['reason']}
          onChange={({ target }) => setReason(target.value)}
        />
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button main type="submit" aria-disabled={isSending}>
            {say(isSending ? 'finding.sending' : 'finding.withdraw.send')}
          </Button>
          <Button onClick={onClose}>{say('finding.cancel')}</Button>
        </div>
      </form>
    </SheetDialog>
  )
}
