import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import { Button, buttonClass } from '../../../../web/components/button.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Select, TextInput } from '../../../../web/components/inputs.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Tick } from '../../../../web/components/tick.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { InvitationMade, MemberList } from '../../members/contract.ts'
import { LinkOnce } from './link-once.tsx'
import { membersQuery } from './members-queries.ts'
import './members.css'

const route = getRouteApi('/medewerkers/uitnodigen')
const empty = { name: '', email: '', role: '', manages: false }
type Values = typeof empty

/** Invites somebody: a form, and then the link, this once. */
export function InviteScreen() {
  const say = useSay()
  const { organisatie } = route.useSearch()
  const { data, error, refetch } = useQuery(membersQuery(organisatie))
  const [made, setMade] = useState<{ of: Values; link: InvitationMade } | null>(null)
  return (
    <Page
      title={say('invite.title')}
      lead={data && say('invite.lead', { organisation: data.organisation.name })}
      crumb={{
        to: organisatie ? `/medewerkers?organisatie=${organisatie}` : '/medewerkers',
        text: say('invite.back'),
      }}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {made && (
        <LinkOnce
          title={say('invite.made.title', { name: made.of.name })}
          name={made.of.name}
          email={made.of.email}
          link={made.link}
        >
          <Button onClick={() => setMade(null)}>{say('invite.another')}</Button>
          <Link className={buttonClass()} to="/medewerkers" search={organisatie ? { organisatie } : {}}>
            {say('invite.back')}
          </Link>
        </LinkOnce>
      )}
      {data && !made && (
        <InviteForm list={data} organisation={organisatie} onMade={(of, link) => setMade({ of, link })} />
      )}
    </Page>
  )
}

function InviteForm(props: {
  list: MemberList
  organisation: string | undefined
  onMade: (of: Values, link: InvitationMade) => void
}) {
  const { list, organisation, onMade } = props
  const say = useSay()
  const client = useQueryClient()
  // Whoever comes first has to be able to invite the others.
  const isFirst = list.items.length === 0
  const [values, setValues] = useState<Values>({ ...empty, manages: isFirst })
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => postJson<InvitationMade>('/v1/invitations', { kind: 'join', organisation, ...values }),
    async (link) => {
      onMade(values, link)
      await Promise.all(
        ['members', 'role-changes'].map((key) => client.invalidateQueries({ queryKey: [key] })),
      )
    },
  )
  const bind = (name: 'name' | 'email' | 'role') => ({
    name,
    label: say(`invite.field.${name}`),
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  return (
    <form className="form-narrow" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={(['name', 'email', 'role'] as const).flatMap((name) =>
          errors[name] ? [{ name, label: say(`invite.field.${name}`), message: errors[name] }] : [],
        )}
      />
      <TextInput {...bind('name')} help={say('invite.field.name.help')} />
      <TextInput {...bind('email')} type="email" optional help={say('invite.field.email.help')} />
      <Select
        {...bind('role')}
        options={[
          { value: '', text: say('invite.field.role.choose') },
          ...list.roles.map((role) => ({ value: role, text: say(`shell.role.${role}`) })),
        ]}
      />
      <Tick
        name="manages"
        checked={values.manages}
        onChange={(event) => setValues({ ...values, manages: event.target.checked })}
      >
        {say('invite.field.manages')}
      </Tick>
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'invite.submitting' : 'invite.submit')}
        </Button>
      </div>
    </form>
  )
}
