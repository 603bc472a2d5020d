import { useState } from 'react'
import type { Role } from '../../../../kernel/codes.ts'
import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { Select } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Tick } from '../../../../web/components/tick.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { MemberList, MemberView } from '../../members/contract.ts'

/** A further role for a member; the same role again changes only whether they manage. */
export function GiveRoleForm(props: {
  list: MemberList
  member: MemberView
  organisation: string | undefined
  onDone: (sentence: string) => Promise<void>
}) {
  const { list, member, organisation, onDone } = props
  const say = useSay()
  const name = member.name || say('members.unnamed')
  const [values, setValues] = useState({ role: '', manages: false })
  const { submit, isSending, errors, failure } = useSend(
    () => postJson('/v1/appointments', { organisation, accountId: member.accountId, ...values }),
    async () => {
      await onDone(say('member.given', { name, role: say(`shell.role.${values.role as Role}`) }))
      setValues({ role: '', manages: false })
    },
  )
  return (
    <section className="section">
      <h2>{say('member.give')}</h2>
      <form className="form-narrow" noValidate onSubmit={(event) => void submit(event)}>
        <Select
          name="role"
          label={say('invite.field.role')}
          help={say('member.give.help', { name })}
          error={errors['role']}
          value={values.role}
          onChange={({ target }) => setValues({ ...values, role: target.value })}
          options={[
            { value: '', text: say('invite.field.role.choose') },
            ...list.roles.map((role) => ({ value: role, text: say(`shell.role.${role}`) })),
          ]}
        />
        <Tick
          name="manages"
          checked={values.manages}
          onChange={({ target }) => setValues({ ...values, manages: target.checked })}
        >
          {say('invite.field.manages')}
        </Tick>
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button type="submit" aria-disabled={isSending}>
            {say(isSending ? 'member.submitting' : 'member.give.submit')}
          </Button>
        </div>
      </form>
    </section>
  )
}
