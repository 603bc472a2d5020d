import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem, callApi, getJson, postJson } from '../../../web/api.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatLong } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { acceptInvitation, hasPasskeys } from '../../../web/passkey.ts'
import { queryClient } from '../../../web/query-client.ts'
import { firstPages } from '../../../web/session.ts'
import type { MeView } from '../contract.ts'
import type { InvitationView } from '../joining/contract.ts'
import { AcceptByBroker } from './accept-by-broker.tsx'
import { AcceptDevice, AcceptRole } from './accept-invitation.tsx'
import { enterWith } from './enter-with.ts'
import { NoPasskeys } from './sign-in-screen.tsx'
import './sign-in.css'

/** Whoever opens a link from an invitation sees what it is for, and is in with one deed. */
export function InvitationScreen() {
  const say = useSay()
  const secret = secretInAddress()
  const invitation = useQuery({
    queryKey: ['invitation', secret],
    gcTime: 0,
    refetchOnWindowFocus: false,
    enabled: secret !== null,
    queryFn: () => postJson<InvitationView>('/v1/invitation-views', { invitation: secret }),
  })
  const me = useQuery({ queryKey: ['invitation', 'me'], gcTime: 0, queryFn: whoIsHere })
  if (!hasPasskeys()) return <NoPasskeys />
  if (secret === null)
    return <Refused title={say('invitation.none.title')} text={say('invitation.none.detail')} />
  if (invitation.error !== null)
    return <Failed error={invitation.error} onAgain={() => void invitation.refetch()} />
  if (invitation.data === undefined || me.isPending) {
    return (
      <Page title={say('invitation.title')}>
        <Loading />
      </Page>
    )
  }
  return <Invited secret={secret} invitation={invitation.data} me={me.data ?? null} />
}

/** 256 bits as base64url behind the #; null where a part is missing. */
function secretInAddress(): string | null {
  return /^#([\w-]{43})$/.exec(location.hash)?.[1] ?? null
}

/** Someone who is signed in takes the role with the account they have; a citizen's account can't. */
async function whoIsHere(): Promise<MeView | null> {
  try {
    const me = await getJson<MeView>('/v1/me')
    return me.role === 'citizen' ? null : me
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) return null
    throw error
  }
}

function Failed({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const say = useSay()
  // Of a link that does not count, its own words are all there is to say.
  if (error instanceof ApiProblem && error.reason?.startsWith('invitation-'))
    return <Refused title={error.problem.title} text={error.problem.detail} />
  return (
    <Page title={say('invitation.title')}>
      <ProblemNotice error={error} onAgain={onAgain} />
    </Page>
  )
}

function Refused({ title, text }: { title: string; text: string }) {
  const say = useSay()
  return (
    <Page title={title}>
      <div className="sign-in">
        <p>{text}</p>
        <div className="deeds">
          <a className={buttonClass()} href="/app/aanmelden">
            {say('invitation.to-sign-in')}
          </a>
        </div>
      </div>
    </Page>
  )
}

type InvitedProps = { secret: string; invitation: InvitationView; me: MeView | null }

function Invited({ secret, invitation, me }: InvitedProps) {
  const say = useSay()
  const { accept, join, failure, isBusy } = useAccepting(secret)
  const isJoin = invitation.kind === 'join'
  const lead = isJoin && say('invitation.lead', { name: invitation.name })
  return (
    <Page title={say(isJoin ? 'invitation.title' : 'invitation.device.title')} lead={lead || undefined}>
      <div className="sign-in">
        <Facts invitation={invitation} />
        {isJoin ? (
          <AcceptRole me={me} isBusy={isBusy} failure={failure} onAccept={accept} onJoin={join}>
            <AcceptByBroker secret={secret} organisationKind={invitation.organisation.kind} />
          </AcceptRole>
        ) : (
          <AcceptDevice isOwn={invitation.isOwn} isBusy={isBusy} failure={failure} onAccept={accept} />
        )}
        {isBusy && <p role="status">{say('sign-in.waiting')}</p>}
      </div>
    </Page>
  )
}

function Facts({ invitation }: { invitation: InvitationView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { organisation, role, name, invitedBy, isOwn, expiresAt } = invitation
  return (
    <KeyValues>
      {organisation.name && <KeyValue name={say('invitation.organisation')}>{organisation.name}</KeyValue>}
      {role && <KeyValue name={say('invitation.role')}>{say(`shell.role.${role}`)}</KeyValue>}
      {!role && name && <KeyValue name={say('invitation.for')}>{name}</KeyValue>}
      {!isOwn && (
        <KeyValue name={say('invitation.by')}>{invitedBy ?? say('invitation.by.operator')}</KeyValue>
      )}
      <KeyValue name={say('invitation.valid-until')}>{formatLong(expiresAt, locale)}</KeyValue>
    </KeyValues>
  )
}

/** Makes the passkey, or takes the role with the account that is signed in; then the first page of the role. */
function useAccepting(secret: string) {
  const say = useSay()
  const navigate = useNavigate()
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const run = (deed: () => Promise<string>) => {
    if (isBusy) return
    setIsBusy(true)
    setFailure(null)
    void deed()
      .then((to) => navigate({ to: to as '/', replace: true }))
      .catch((error: unknown) => {
        setFailure(error)
        setIsBusy(false)
      })
  }
  const accept = (replacesOthers: boolean) =>
    run(async () => firstPages[(await enterWith(() => acceptInvitation(secret, replacesOthers))).role])
  const join = () =>
    run(async () => {
      await callApi('POST', '/v1/invitation-acceptances', { body: { invitation: secret } })
      queryClient.clear()
      announce(say('invitation.joined'))
      return '/account'
    })
  return { accept, join, failure, isBusy }
}
