import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { MemberView } from '../../members/contract.ts'
import { RoleFacts } from './member-roles.tsx'

/** People with their roles; each name opens the person. */
export function MembersTable(props: { members: MemberView[]; organisation: string | undefined }) {
  const { members, organisation } = props
  const say = useSay()
  const columns: Column<MemberView>[] = [
    {
      key: 'name',
      head: say('members.head.name'),
      className: 'is-title',
      cell: ({ accountId, name, email, isSelf }) => (
        <>
          <Link
            className="go"
            to="/medewerkers/$id"
            params={{ id: accountId }}
            search={organisation ? { organisatie: organisation } : {}}
          >
            {name || say('members.unnamed')}
          </Link>{' '}
          {isSelf && say('members.self')}
          {email && <span className="sub">{email}</span>}
        </>
      ),
    },
    {
      key: 'roles',
      head: say('members.head.roles'),
      className: 'is-full',
      cell: ({ appointments }) =>
        appointments.map((appointment) => <RoleFacts key={appointment.id} appointment={appointment} />),
    },
  ]
  return (
    <DataTable
      caption={say('members.caption')}
      columns={columns}
      rows={members}
      rowKey={({ accountId }) => accountId}
    />
  )
}
