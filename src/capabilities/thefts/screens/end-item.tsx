import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { fieldId } from '../../../web/components/field.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { endReasons, type ItemEndingRequest, type StolenItemView, type TheftReportView } from '../contract.ts'
import { reportQuery } from './report-queries.ts'

type Props = { reportId: string; item: StolenItemView; name: string }

/** Found, with the reason asked once; or, where it stands as found, back to stolen when that was a mistake. */
export function EndItem({ reportId, item, name }: Props) {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const close = () => setAsked(false)
  const isEnded = item.endedOn !== null
  return (
    <div className="end-item">
      {item.endedOn !== null && (
        <>
          <Status icon="check" tone="calm">
            {say('theft.ended', { day: item.endedOn })}
          </Status>
          <span className="sub">{say(`theft.end.reason.${item.endedReason!}`)}</span>
        </>
      )}
      <button type="button" className="text-link" onClick={() => setAsked(true)}>
        {say(isEnded ? 'theft.reopen' : 'theft.end')}
        <span className="visually-hidden">: {name}</span>
      </button>
      {asked && (
        <SheetDialog
          title={say(isEnded ? 'theft.reopen.title' : 'theft.end.title', { item: name })}
          onClose={close}
        >
          {isEnded ? (
            <ReopenForm reportId={reportId} item={item} onClose={close} />
          ) : (
            <EndForm reportId={reportId} item={item} onClose={close} />
          )}
        </SheetDialog>
      )}
    </div>
  )
}

type FormProps = { reportId: string; item: StolenItemView; onClose: () => void }

function EndForm({ reportId, item, onClose }: FormProps) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const { mutate, isPending, error } = useDeed<ItemEndingRequest>(reportId, item, 'endings', onClose)
  const reasonCode = endReasons.find((one) => one === reason)
  const textMissing = reasonCode === 'other' && text.trim() === ''

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (reasonCode === undefined || textMissing)
      document.getElementById(fieldId(textMissing ? 'reasonText' : 'reasonCode'))?.focus()
    else if (!isPending) mutate({ reasonCode, reasonText: text })
  }
  return (
    <>
      <p>{say('theft.end.consequence')}</p>
      <form onSubmit={submit} noValidate>
        {error !== null && <ProblemNotice error={error} />}
        <RadioGroup
          name="reasonCode"
          label={say('theft.end.reason')}
          column
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          error={tried && reasonCode === undefined ? say('field.choice') : undefined}
          options={endReasons.map((value) => ({ value, text: say(`theft.end.reason.${value}`) }))}
        />
        <TextArea
          name="reasonText"
          label={say('theft.end.text')}
          optional={reasonCode !== 'other'}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={tried && textMissing ? say('theft.end.text.required') : undefined}
        />
        <Deeds deed={say('theft.end.deed')} pending={isPending} onClose={onClose} />
      </form>
    </>
  )
}

function ReopenForm({ reportId, item, onClose }: FormProps) {
  const say = useSay()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const { mutate, isPending, error } = useDeed<{ reasonText: string }>(reportId, item, 'reopenings', onClose)
  const textMissing = text.trim() === ''

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (textMissing) document.getElementById(fieldId('reasonText'))?.focus()
    else if (!isPending) mutate({ reasonText: text })
  }
  return (
    <>
      <p>{say('theft.reopen.consequence')}</p>
      <form onSubmit={submit} noValidate>
        {error !== null && <ProblemNotice error={error} />}
        <TextArea
          name="reasonText"
          label={say('theft.reopen.text')}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={tried && textMissing ? say('theft.end.text.required') : undefined}
        />
        <Deeds deed={say('theft.reopen.deed')} pending={isPending} onClose={onClose} />
      </form>
    </>
  )
}

function Deeds({ deed, pending, onClose }: { deed: string; pending: boolean; onClose: () => void }) {
  const say = useSay()
  return (
    <div className="deeds">
      <Button main type="submit" aria-disabled={pending}>
        {deed}
      </Button>
      <Button onClick={onClose}>{say('theft.end.cancel')}</Button>
    </div>
  )
}

function useDeed<T>(
  reportId: string,
  item: StolenItemView,
  deed: 'endings' | 'reopenings',
  onDone: () => void,
) {
  const say = useSay()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (request: T) =>
      postJson<TheftReportView>(`/v1/theft-reports/${reportId}/items/${item.id}/${deed}`, request),
    onSuccess: (report) => {
      client.setQueryData(reportQuery(reportId).queryKey, report)
      const ended = report.items.find(({ id }) => id === item.id)?.endedOn
      announce(ended ? say('theft.ended', { day: ended }) : say('theft.reopened'))
      onDone()
    },
    // Someone else was first: show how it stands.
    onError: () => void client.invalidateQueries({ queryKey: ['theft-reports'] }),
  })
}
