import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getJson, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { QrCode } from '../../../web/components/qr-code.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { ShownOnce } from '../../../web/components/shown-once.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useSend } from '../../../web/use-send.ts'
import { dealerQuery } from '../../dealers/screens/dealer-queries.ts'
import type { DealerPage } from '../../dealers/one-dealer/contract.ts'
import type { ConnectionMade, ConnectionView } from '../joining/contract.ts'
import './members/members.css'
import './connect.css'

/** The dealer is at the other end of the table: what happens on the phone is seen here within seconds. */
const LOOK_EVERY_MS = 3_000
const connectors: readonly string[] = ['fencing-specialist', 'municipal-officer', 'programme-officer']

/** "Sluit aan": asks what is missing, then shows the owner's link once and follows how far the owner is. */
export function ConnectDealer(props: {
  dealerId: string
  name: string
  meetingId?: string
  isAgain?: boolean
  isNeeded?: boolean
}) {
  const { dealerId, name, meetingId, isAgain = false, isNeeded = true } = props
  const say = useSay()
  const me = useMe()
  const [isOpen, setIsOpen] = useState(false)
  if (!connectors.includes(me.role)) return null
  return (
    <>
      {isNeeded && (
        <Button
          aria-label={say(isAgain ? 'connect.again.of' : 'connect.deed.of', { name })}
          onClick={() => setIsOpen(true)}
        >
          {say(isAgain ? 'connect.again' : 'connect.deed')}
        </Button>
      )}
      {isOpen && (
        <Connecting
          dealerId={dealerId}
          name={name}
          meetingId={meetingId ?? null}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  )
}

type ConnectingProps = { dealerId: string; name: string; meetingId: string | null; onClose: () => void }

function Connecting({ dealerId, name, meetingId, onClose }: ConnectingProps) {
  const say = useSay()
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({ ...dealerQuery(dealerId), refetchOnWindowFocus: false })
  const [made, setMade] = useState<ConnectionMade | null>(null)
  const close = () => {
    onClose()
    for (const key of ['guests', 'listed-dealer', 'listed-dealers'])
      void client.invalidateQueries({ queryKey: [key] })
  }
  return (
    <SheetDialog title={say('connect.title', { name })} onClose={close}>
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && made === null && (
        <ConnectForm dealer={data} meetingId={meetingId} onMade={setMade} onClose={close} />
      )}
      {made && <Made dealerId={dealerId} made={made} onClose={close} />}
    </SheetDialog>
  )
}

const fields = ['kvkNumber', 'branchNumber', 'ownerName'] as const

function ConnectForm(props: {
  dealer: DealerPage
  meetingId: string | null
  onMade: (made: ConnectionMade) => void
  onClose: () => void
}) {
  const { dealer, meetingId, onMade, onClose } = props
  const say = useSay()
  const [values, setValues] = useState({ kvkNumber: '', branchNumber: '', ownerName: '' })
  const { submit, isSending, errors, attempts, failure } = useSend(
    () =>
      postJson<ConnectionMade>('/v1/dealer-connections', {
        ...values,
        dealerId: dealer.id,
        version: dealer.version,
        meetingId,
      }),
    onMade,
  )
  const bind = (name: (typeof fields)[number]) => ({
    name,
    label: say(`connect.field.${name}`),
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <p>{say('connect.text')}</p>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((name) =>
          errors[name] ? [{ name, label: say(`connect.field.${name}`), message: errors[name] }] : [],
        )}
      />
      <p>
        {dealer.street} {dealer.houseNumber}, {dealer.postcode} {dealer.town}
        {dealer.kvkNumber !== null && <>, {say('connect.kvk', { number: dealer.kvkNumber })}</>}
      </p>
      {dealer.kvkNumber === null && <TextInput {...bind('kvkNumber')} mono inputMode="numeric" />}
      {dealer.branchNumber === null && (
        <TextInput
          {...bind('branchNumber')}
          mono
          inputMode="numeric"
          help={say('connect.field.branchNumber.help')}
        />
      )}
      <TextInput {...bind('ownerName')} help={say('connect.field.ownerName.help')} />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'connect.sending' : 'connect.submit')}
        </Button>
        <Button onClick={onClose}>{say('connect.cancel')}</Button>
      </div>
    </form>
  )
}

function Made({ dealerId, made, onClose }: { dealerId: string; made: ConnectionMade; onClose: () => void }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { data } = useQuery({
    queryKey: ['dealer-connection', dealerId],
    refetchInterval: LOOK_EVERY_MS,
    queryFn: ({ signal }) => getJson<ConnectionView>(`/v1/dealer-connections/${dealerId}`, signal),
  })
  const isIn = data !== undefined && data.ownerSince !== null
  return (
    <>
      {made.link === null && (
        <Notice tone="ok" title={say('connect.branch-added.title', { organisation: made.organisation })}>
          <p>{say('connect.branch-added.text')}</p>
        </Notice>
      )}
      {made.link !== null && !isIn && made.expiresAt !== null && (
        <>
          <p>{say('connect.scan', { until: formatShort(made.expiresAt, locale) })}</p>
          <div className="connect-code">
            <QrCode text={made.link} label={say('connect.qr')} />
          </div>
          <ShownOnce
            name="connect-link"
            label={say('invite.link')}
            copy={say('invite.copy')}
            value={made.link}
          />
        </>
      )}
      <div role="status">
        <ol className="connect-steps" aria-label={say('connect.steps')}>
          <Step isDone text={say('connect.step.made')} />
          <Step
            isDone={isIn}
            text={
              isIn
                ? say('connect.step.in.done', { at: formatShort(data.ownerSince!, locale) })
                : say('connect.step.in')
            }
          />
          <Step
            isDone={data !== undefined && data.firstEntryAt !== null}
            text={
              data?.firstEntryAt
                ? say('connect.step.entry.done', { at: formatShort(data.firstEntryAt, locale) })
                : say('connect.step.entry')
            }
          />
        </ol>
      </div>
      <div className="deeds">
        <Button onClick={onClose}>{say('connect.close')}</Button>
      </div>
    </>
  )
}

function Step({ isDone, text }: { isDone: boolean; text: string }) {
  return (
    <li>
      <Status icon={isDone ? 'check' : 'clock'}>{text}</Status>
    </li>
  )
}
