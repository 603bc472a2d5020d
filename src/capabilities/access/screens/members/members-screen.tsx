import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { buttonClass } from '../../../../web/components/button.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { SearchField } from '../../../../web/components/search-field.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { MembersSearch } from '../../../../web/members-routes.ts'
import { useMe } from '../../../../web/session.ts'
import type { MemberView } from '../../members/contract.ts'
import { InvitationsTable } from './invitations-table.tsx'
import { membersQuery } from './members-queries.ts'
import { MembersTable } from './members-table.tsx'
import { OrganisationChoice } from './organisation-choice.tsx'
import { RoleChanges } from './role-changes.tsx'
import './members.css'

const route = getRouteApi('/medewerkers')

/** Who acts for the organisation, who is invited, and who decided that. */
export function MembersScreen() {
  const say = useSay()
  const { q, organisatie } = route.useSearch()
  const { data, error, refetch } = useQuery(membersQuery(organisatie))
  const found = useFound(data?.items ?? [], q)
  return (
    <Page
      title={say('members.title')}
      lead={data && say('members.lead', { organisation: data.organisation.name, count: data.items.length })}
      deed={
        <Link
          className={buttonClass({ main: true })}
          to="/medewerkers/uitnodigen"
          search={organisatie ? { organisatie } : {}}
        >
          {say('members.invite')}
        </Link>
      }
    >
      <MemberTools />
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && found.length === 0 && <Nobody isFiltered={data.items.length > 0} organisation={organisatie} />}
      {data && found.length > 0 && <MembersTable members={found} organisation={organisatie} />}
      {data && data.invitations.length > 0 && <InvitationsTable invitations={data.invitations} />}
      {data && <RoleChanges organisation={organisatie} />}
    </Page>
  )
}

/** Names and roles that hold each word, in the language of the screen. */
function useFound(members: MemberView[], q: string | undefined): MemberView[] {
  const say = useSay()
  const words = (q ?? '').toLocaleLowerCase('nl').split(/\s+/).filter(Boolean)
  return members.filter(({ name, email, appointments }) => {
    const text = [name, email ?? '', ...appointments.map(({ role }) => say(`shell.role.${role}`))]
    return words.every((word) => text.join(' ').toLocaleLowerCase('nl').includes(word))
  })
}

function MemberTools() {
  const say = useSay()
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: MembersSearch) => {
    const { zoek: _, ...rest } = { ...search, ...next }
    const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) as MembersSearch
    void navigate({ search: kept, replace: true, resetScroll: false })
  }
  return (
    <div className="tools" role="search">
      {me.role === 'administrator' && (
        <OrganisationChoice
          current={search.organisatie ?? ''}
          onChoose={(organisatie) => change({ organisatie, q: '' })}
        />
      )}
      <SearchField
        label={say('members.search')}
        current={search.q ?? ''}
        isAsked={search.zoek !== undefined}
        onSearch={(q) => change({ q })}
      />
    </div>
  )
}

function Nobody({ isFiltered, organisation }: { isFiltered: boolean; organisation: string | undefined }) {
  const say = useSay()
  const kind = isFiltered ? 'none' : 'empty'
  return (
    <div className="empty" role="status">
      <h2>{say(`members.${kind}.title`)}</h2>
      <p>{say(`members.${kind}.text`)}</p>
      {isFiltered && (
        <Link
          className={buttonClass()}
          to="/medewerkers"
          search={organisation ? { organisatie: organisation } : {}}
        >
          {say('members.none.clear')}
        </Link>
      )}
    </div>
  )
}
