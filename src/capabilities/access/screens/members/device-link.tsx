import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useMe } from '../../../../web/session.ts'
import { useSend } from '../../../../web/use-send.ts'
import type { InvitationMade, MemberView } from '../../members/contract.ts'

/** For a member who lost the device: a link to make a passkey on a new one. */
export function DeviceLink(props: {
  member: MemberView
  organisation: string | undefined
  onLink: (link: InvitationMade) => Promise<void>
}) {
  const { member, organisation, onLink } = props
  const say = useSay()
  const me = useMe()
  const name = member.name || say('members.unnamed')
  const { accountId } = member
  const { submit, isSending, failure } = useSend(
    () => postJson<InvitationMade>('/v1/invitations', { kind: 'new-device', organisation, accountId }),
    onLink,
  )
  const mayMake = !member.worksElsewhere || me.role === 'administrator'
  return (
    <section className="section">
      <h2>{say('member.device')}</h2>
      <p className="measure">{say(mayMake ? 'member.device.text' : 'member.device.elsewhere', { name })}</p>
      {failure !== null && <ProblemNotice error={failure} />}
      {mayMake && (
        <div className="deeds">
          <Button aria-disabled={isSending} onClick={() => void submit()}>
            {say(isSending ? 'member.submitting' : 'member.device.submit')}
          </Button>
        </div>
      )}
    </section>
  )
}
