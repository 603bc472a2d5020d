import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { DialogForm } from '../../../web/components/dialog-form.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { FindingView } from '../contract.ts'

type Props = { finding: FindingView; onClose: () => void; onDone: (what: string) => Promise<void> }

/** A finding that was wrong: it can't be undone, so the reason is asked and the holder shows to be there. */
export function WithdrawFinding({ finding, onClose, onDone }: Props) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const sending = useSend(
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
      <DialogForm
        sending={sending}
        labelOf={() => label}
        send={say(sending.isSending ? 'finding.sending' : 'finding.withdraw.send')}
        back={say('finding.cancel')}
        onClose={onClose}
      >
        <TextArea
          name="reason"
          label={label}
          value={reason}
          error={sending.errors['reason']}
          onChange={({ target }) => setReason(target.value)}
        />
      </DialogForm>
    </SheetDialog>
  )
}
