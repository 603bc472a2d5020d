import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { Notice } from '../../../../web/components/notice.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { InvitationMade, MemberList, MemberView } from '../../members/contract.ts'
import { DeviceLink } from './device-link.tsx'
import { GiveRoleForm } from './give-role-form.tsx'
import { HeldRoles } from './held-roles.tsx'
import { LinkOnce } from './link-once.tsx'
import { membersQuery } from './members-queries.ts'
import { StandInForm } from './stand-in-form.tsx'
import './members.css'

const route = getRouteApi('/medewerkers/$id')

/** One person: the roles, taken and given; standing in for a colleague; a link to a new device. */
export function MemberScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { organisatie } = route.useSearch()
  const { data, error, refetch } = useQuery(membersQuery(organisatie))
  const [done, setDone] = useState('')
  const [link, setLink] = useState<InvitationMade | null>(null)
  const renew = useRenew()
  const onDone = async (sentence: string) => {
    setDone(sentence)
    setLink(null)
    await renew()
  }
  const onLink = async (made: InvitationMade) => {
    setDone('')
    setLink(made)
    await renew()
  }
  const member = data?.items.find(({ accountId }) => accountId === id)
  const name = member?.name || say('members.unnamed')
  return (
    <Page
      title={data && !member ? say('member.missing.title') : name}
      lead={data?.organisation.name}
      crumb={{
        to: organisatie ? `/medewerkers?organisatie=${organisatie}` : '/medewerkers',
        text: say('members.title'),
      }}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {done && <Notice tone="ok" role="status" title={done} />}
      {link && <LinkOnce title={say('invite.made.device', { name })} name={name} email="" link={link} />}
      {data && !member && <p>{say('member.missing.text')}</p>}
      {data && member && (
        <Deeds list={data} member={member} organisation={organisatie} onDone={onDone} onLink={onLink} />
      )}
    </Page>
  )
}

function Deeds(props: {
  list: MemberList
  member: MemberView
  organisation: string | undefined
  onDone: (sentence: string) => Promise<void>
  onLink: (link: InvitationMade) => Promise<void>
}) {
  const { list, member, organisation, onDone, onLink } = props
  return (
    <>
      <HeldRoles list={list} member={member} onDone={onDone} />
      <GiveRoleForm list={list} member={member} organisation={organisation} onDone={onDone} />
      <StandInForm list={list} member={member} organisation={organisation} onDone={onDone} />
      <DeviceLink member={member} organisation={organisation} onLink={onLink} />
    </>
  )
}

/** What a deed may have changed: the people, the history, and what one may oneself. */
function useRenew(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all(
      ['members', 'role-changes', 'me'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    )
  }
}
