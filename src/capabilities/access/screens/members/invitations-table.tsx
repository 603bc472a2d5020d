import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { formatShort, formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { InvitationView } from '../../members/contract.ts'
import { lastDayOf } from './members-queries.ts'

/** Links that were handed over and still work; each can be withdrawn. */
export function InvitationsTable({ invitations }: { invitations: InvitationView[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { withdraw, withdrawn, failure } = useWithdraw()
  const columns: Column<InvitationView>[] = [
    {
      key: 'name',
      head: say('members.head.name'),
      className: 'is-title',
      cell: ({ name, email }) => (
        <>
          <b>{name}</b>
          {email && <span className="sub">{email}</span>}
        </>
      ),
    },
    {
      key: 'what',
      head: say('members.invitations.head.what'),
      cell: ({ role, manages }) => (
        <>
          {role === null ? say('members.invitations.new-device') : say(`shell.role.${role}`)}
          {manages && <span className="sub">{say('members.manages')}</span>}
        </>
      ),
    },
    {
      key: 'by',
      head: say('members.invitations.head.by'),
      cell: ({ createdBy, createdAt }) => (
        <>
          {createdBy}
          <span className="sub">{formatShort(createdAt, locale)}</span>
        </>
      ),
    },
    {
      key: 'until',
      head: say('members.invitations.head.until'),
      cell: ({ expiresAt }) => say('members.until', { day: formatShortDay(lastDayOf(expiresAt), locale) }),
    },
    {
      key: 'deed',
      head: say('members.invitations.head.deed'),
      className: 'is-end',
      cell: (invitation) => (
        <Button
          small
          aria-label={say('members.invitations.withdraw.of', { name: invitation.name })}
          onClick={() => void withdraw(invitation)}
        >
          {say('members.invitations.withdraw')}
        </Button>
      ),
    },
  ]
  return (
    <section className="section">
      <h2>{say('members.invitations')}</h2>
      {failure !== null && <ProblemNotice error={failure} />}
      {withdrawn && (
        <Notice tone="ok" role="status" title={say('members.invitations.withdrawn', { name: withdrawn })} />
      )}
      <DataTable
        caption={say('members.invitations')}
        columns={columns}
        rows={invitations}
        rowKey={({ id }) => id}
      />
    </section>
  )
}

function useWithdraw() {
  const client = useQueryClient()
  const [withdrawn, setWithdrawn] = useState('')
  const [failure, setFailure] = useState<unknown>(null)
  const withdraw = async ({ id, name }: InvitationView) => {
    setFailure(null)
    try {
      await callApi('DELETE', `/v1/invitations/${id}`)
      setWithdrawn(name)
    } catch (error) {
      setFailure(error)
    }
    await Promise.all(['members', 'role-changes'].map((key) => client.invalidateQueries({ queryKey: [key] })))
  }
  return { withdraw, withdrawn, failure }
}
