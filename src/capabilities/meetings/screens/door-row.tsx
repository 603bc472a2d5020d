import { ConnectDealer } from '../../access/screens/connect-dealer.tsx'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { Guest } from '../contract.ts'
import { AnswerWord, ConnectionSigns } from './guest-words.tsx'

type DoorRowProps = {
  guest: Guest
  meetingId: string
  isThere: boolean
  isWaiting: boolean
  mayUndo: boolean
  onTap: (isThere: boolean) => void
}

/** One dealer at the door: one large button, and how far the dealer is with the register. */
export function DoorRow({ guest, meetingId, isThere, isWaiting, mayUndo, onTap }: DoorRowProps) {
  const say = useSay()
  return (
    <li className="door-row">
      <div>
        <div className="door-name">{guest.name}</div>
        <div className="door-about">
          {guest.street} {guest.houseNumber}, {guest.town}
        </div>
      </div>
      <div className="door-deeds">
        {/* Stays while its dialog follows how the owner comes in. */}
        <ConnectDealer
          dealerId={guest.dealerId}
          name={guest.name}
          meetingId={meetingId}
          isAgain={guest.isConnected}
          isNeeded={isThere && guest.ownerSince === null}
        />
        {isThere && !mayUndo && <Status icon="check">{say('attendance.there')}</Status>}
        {(!isThere || mayUndo) && (
          <Button
            main={!isThere}
            aria-pressed={isThere}
            aria-label={say('attendance.tap.of', { name: guest.name })}
            onClick={() => onTap(!isThere)}
          >
            {isThere && <Icon name="check" />}
            {say('attendance.tap')}
          </Button>
        )}
      </div>
      <div className="door-signs">
        {isWaiting && (
          <Status icon="clock" tone="look">
            {say('attendance.not-sent')}
          </Status>
        )}
        <AnswerWord guest={guest} />
        <ConnectionSigns guest={guest} />
      </div>
    </li>
  )
}
