import { useState } from 'react'
import { callApi } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { AppointmentView, MemberList, MemberView } from '../../members/contract.ts'
import { RoleFacts } from './member-roles.tsx'

type Props = { list: MemberList; member: MemberView; onDone: (sentence: string) => Promise<void> }

/** The roles someone holds, each with the way to take it. */
export function HeldRoles({ list, member, onDone }: Props) {
  const say = useSay()
  const [asked, setAsked] = useState<AppointmentView | null>(null)
  return (
    <section>
      <h2>{say('member.roles')}</h2>
      <ul className="held-roles">
        {member.appointments.map((appointment) => (
          <li key={appointment.id} className="held-role">
            <RoleFacts appointment={appointment} />
            <Button
              small
              aria-label={say('member.take.of', { role: say(`shell.role.${appointment.role}`) })}
              onClick={() => setAsked(appointment)}
            >
              {say('member.take')}
            </Button>
          </li>
        ))}
      </ul>
      {asked && (
        <TakeRole
          list={list}
          member={member}
          appointment={asked}
          onClose={() => setAsked(null)}
          onDone={onDone}
        />
      )}
    </section>
  )
}

/** Asks once, with what it means. */
function TakeRole(props: Props & { appointment: AppointmentView; onClose: () => void }) {
  const { list, member, appointment, onClose, onDone } = props
  const say = useSay()
  const name = member.name || say('members.unnamed')
  const role = say(`shell.role.${appointment.role}`)
  const { submit, isSending, failure } = useSend(
    () => callApi('DELETE', `/v1/appointments/${appointment.id}`),
    async () => {
      onClose()
      await onDone(say('member.taken', { name, role }))
    },
  )
  return (
    <SheetDialog title={say('member.take.title', { name, role })} onClose={onClose}>
      <p>{say('member.take.text', { name, role })}</p>
      {consequences(list, member, appointment).map((key) => (
        <p key={key}>{say(key, { name })}</p>
      ))}
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main aria-disabled={isSending} onClick={() => void submit()}>
          {say(isSending ? 'member.submitting' : 'member.take.do')}
        </Button>
        <Button onClick={onClose}>{say('member.take.back')}</Button>
      </div>
    </SheetDialog>
  )
}

function consequences(list: MemberList, member: MemberView, { id, role, standsInFor }: AppointmentView) {
  const own = member.appointments.filter((one) => one.standsInFor === null)
  const isLast = standsInFor === null && own.every((one) => one.id === id)
  const isStoodInFor =
    standsInFor === null &&
    list.items.some(({ appointments }) =>
      appointments.some((one) => one.standsInFor?.accountId === member.accountId && one.role === role),
    )
  return [
    ...(member.isSelf ? (['member.take.self'] as const) : []),
    ...(isStoodInFor ? (['member.take.stand-ins'] as const) : []),
    ...(isLast ? (['member.take.last'] as const) : []),
  ]
}
