import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { useSay } from '../../../web/language.tsx'
import type { MeView } from '../contract.ts'
import { EntryFailure } from './entry-failure.tsx'
import { ScanToOpen } from './scan-to-open.tsx'

type RoleProps = {
  /** Who is signed in here already. */
  me: MeView | null
  isBusy: boolean
  failure: unknown
  onAccept: (replacesOthers: boolean) => void
  onJoin: () => void
  /** Other ways than a passkey. */
  children: ReactNode
}

/** A role: with a new account, or with the one that is signed in. */
export function AcceptRole({ me, isBusy, failure, onAccept, onJoin, children }: RoleProps) {
  const say = useSay()
  const [isOther, setIsOther] = useState(false)
  if (me !== null && !isOther) {
    return (
      <section className="section">
        <h2>{say('invitation.signed-in.title')}</h2>
        <p>{say('invitation.signed-in.text', { name: me.name, organisation: me.organisation.name })}</p>
        {failure !== null && <EntryFailure error={failure} />}
        <div className="deeds">
          <Button main aria-disabled={isBusy} onClick={onJoin}>
            {say('invitation.signed-in.accept')}
          </Button>
          <Button aria-disabled={isBusy} onClick={() => setIsOther(true)}>
            {say('invitation.signed-in.other')}
          </Button>
        </div>
      </section>
    )
  }
  return (
    <section className="section">
      <p>{say('invitation.how')}</p>
      {failure !== null && <EntryFailure error={failure} />}
      <div className="deeds">
        <Button main aria-disabled={isBusy} onClick={() => onAccept(false)}>
          {say('invitation.accept')}
        </Button>
      </div>
      {children}
      <OnPhone />
    </section>
  )
}

type DeviceProps = {
  isOwn: boolean
  isBusy: boolean
  failure: unknown
  onAccept: (replacesOthers: boolean) => void
}

/** A further device of one's own. Of a link that a manager gave, the others may be lost. */
export function AcceptDevice({ isOwn, isBusy, failure, onAccept }: DeviceProps) {
  const say = useSay()
  const [others, setOthers] = useState('')
  const [hasTried, setHasTried] = useState(false)
  const isChosen = isOwn || others !== ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setHasTried(true)
    if (isChosen) onAccept(others === 'drop')
    else document.getElementById('others')?.focus()
  }
  return (
    <form className="section" noValidate onSubmit={submit}>
      <p>{say(isOwn ? 'invitation.device.own' : 'invitation.device.manager')}</p>
      {!isOwn && (
        <RadioGroup
          name="others"
          label={say('invitation.device.others')}
          column
          value={others}
          onChange={(event) => setOthers(event.target.value)}
          error={hasTried && !isChosen ? say('field.choice') : undefined}
          options={(['keep', 'drop'] as const).map((value) => ({
            value,
            text: say(`invitation.device.${value}`),
          }))}
        />
      )}
      {failure !== null && <EntryFailure error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isBusy}>
          {say('invitation.device.accept')}
        </Button>
      </div>
    </form>
  )
}

/** For who opened the link on a computer that is not theirs alone. */
function OnPhone() {
  const say = useSay()
  return (
    <div className="section hide-narrow">
      <h2>{say('invitation.phone.title')}</h2>
      <p>{say('invitation.phone.text')}</p>
      <ScanToOpen link={location.href} label={say('invitation.phone.label')} />
    </div>
  )
}
