import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import type { IconName } from '../../../web/components/icon.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Status, type StatusTone } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { LetterRow } from '../contract.ts'
import type { LetterState, LetterStep } from '../rules/letter-states.ts'

const looks: Record<LetterState, { icon: IconName; tone: StatusTone }> = {
  made: { icon: 'print', tone: 'plain' },
  printed: { icon: 'check', tone: 'calm' },
  'to-send': { icon: 'clock', tone: 'plain' },
  sending: { icon: 'clock', tone: 'plain' },
  sent: { icon: 'check', tone: 'calm' },
  uncertain: { icon: 'alert', tone: 'look' },
  undeliverable: { icon: 'alert', tone: 'look' },
}

/** Each letter with its dealer, state and paper, and what can be said of it. */
export function LettersTable({ letters }: { letters: LetterRow[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<LetterRow>[] = [
    {
      key: 'dealer',
      head: say('letters.head.dealer'),
      className: 'is-title',
      cell: ({ dealerId, dealerName, municipalityName }) => (
        <>
          <Link className="go" to={'/handelaren/$id' as '/'} params={{ id: dealerId } as never}>
            {dealerName}
          </Link>{' '}
          <span className="muted">{municipalityName}</span>
        </>
      ),
    },
    {
      key: 'paper',
      head: say('letters.head.reference'),
      className: 'nowrap',
      cell: ({ id, reference }) => (
        <a className="text-link" href={`/v1/letters/${id}/paper`} target="_blank" rel="noreferrer">
          {reference}
        </a>
      ),
    },
    {
      key: 'state',
      head: say('letters.head.state'),
      className: 'is-full',
      cell: ({ state, channel, stateSince, answerCode }) => (
        <>
          <Status icon={looks[state].icon} tone={looks[state].tone}>
            {say(`letter.state.${state}`)}
          </Status>
          <div className="small muted">
            {say(`letters.how.${channel}`)}, {formatShort(stateSince, locale)}
            {answerCode !== null && ` (${say('letter.answer-code', { code: answerCode })})`}
          </div>
        </>
      ),
    },
    {
      key: 'deeds',
      head: say('letters.head.deeds'),
      className: 'is-end',
      cell: (letter) => <LetterDeeds letter={letter} />,
    },
  ]
  return (
    <DataTable caption={say('letters.of-series')} columns={columns} rows={letters} rowKey={({ id }) => id} />
  )
}

/** Which deeds stand in a row; the post room's is said for the whole series. */
const inRow = (step: LetterStep) => step !== 'hand-to-post'

function LetterDeeds({ letter }: { letter: LetterRow }) {
  const say = useSay()
  const [asked, setAsked] = useState<LetterStep | 'resend' | null>(null)
  const mayResend = letter.state === 'undeliverable' || letter.state === 'printed' || letter.state === 'sent'
  return (
    <div className="letter-deeds">
      {letter.steps.filter(inRow).map((step) => (
        <Button key={step} small onClick={() => setAsked(step)}>
          {say(`letter.step.${step}`)}
        </Button>
      ))}
      {mayResend && (
        <Button small onClick={() => setAsked('resend')}>
          {say('letter.resend')}
        </Button>
      )}
      {asked === 'resend' && <Resend letter={letter} onClose={() => setAsked(null)} />}
      {asked !== null && asked !== 'resend' && (
        <Step letter={letter} step={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  )
}

type AskProps = { letter: LetterRow; onClose: () => void }

/** What it means, asked once: it is noted with the dealer. */
function Step({ letter, step, onClose }: AskProps & { step: LetterStep }) {
  const say = useSay()
  const client = useQueryClient()
  const sending = useSend(
    () => postJson(`/v1/letters/${letter.id}/steps`, { step }),
    async () => {
      await client.invalidateQueries({ queryKey: ['letters'] })
      await client.invalidateQueries({ queryKey: ['letter-series'] })
      onClose()
    },
  )
  return (
    <SheetDialog title={say(`letter.step.${step}.title`, { name: letter.dealerName })} onClose={onClose}>
      <p>{say(`letter.step.${step}.text`)}</p>
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <div className="deeds">
        <Button main onClick={() => void sending.submit()}>
          {say(`letter.step.${step}`)}
        </Button>
        <Button onClick={onClose}>{say('letters.confirm.back')}</Button>
      </div>
    </SheetDialog>
  )
}

function Resend({ letter, onClose }: AskProps) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const sending = useSend(
    () => postJson<{ id: string }>(`/v1/letters/${letter.id}/resends`, { channel: letter.channel }),
    async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['letter-series'] })
      await navigate({ to: '/brieven/$id', params: { id } })
    },
  )
  return (
    <SheetDialog title={say('letter.resend.title', { name: letter.dealerName })} onClose={onClose}>
      <p>{say('letter.resend.text')}</p>
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <div className="deeds">
        <Button main onClick={() => void sending.submit()}>
          {say('letter.resend')}
        </Button>
        <Button onClick={onClose}>{say('letters.confirm.back')}</Button>
      </div>
    </SheetDialog>
  )
}
