import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { Guest } from '../contract.ts'

/** What a dealer answered, or that there is no answer to an invitation. */
export function AnswerWord({ guest }: { guest: Pick<Guest, 'invitedOn' | 'answer' | 'people'> }) {
  const say = useSay()
  if (guest.answer === 'comes') {
    return <Status icon="check">{say('guests.comes', { people: guest.people ?? 1 })}</Status>
  }
  if (guest.answer === 'cannot') return <Status icon="cross">{say('guests.cannot')}</Status>
  if (guest.answer === 'no-trade') {
    return (
      <Status icon="info" tone="look">
        {say('guests.no-trade')}
      </Status>
    )
  }
  return (
    <Status icon="neutral">
      {say(guest.invitedOn === null ? 'guests.not-invited' : 'guests.no-answer')}
    </Status>
  )
}

/** How far a dealer is with the register: nothing, a link on its way, signed in, the first entry made. */
export function ConnectionSigns({
  guest,
}: {
  guest: Pick<Guest, 'isConnected' | 'ownerSince' | 'linkUntil' | 'firstEntryAt'>
}) {
  const say = useSay()
  const { locale } = useLanguage()
  if (guest.firstEntryAt !== null) {
    return (
      <Status icon="certified">
        {say('guests.first-entry', { at: formatShort(guest.firstEntryAt, locale) })}
      </Status>
    )
  }
  if (guest.ownerSince !== null) {
    return (
      <Status icon="check">{say('guests.connected', { at: formatShort(guest.ownerSince, locale) })}</Status>
    )
  }
  if (guest.linkUntil !== null) {
    return (
      <Status icon="clock" tone="look">
        {say('guests.link-open', { until: formatShort(guest.linkUntil, locale) })}
      </Status>
    )
  }
  return guest.isConnected ? (
    <Status icon="neutral">{say('guests.no-owner')}</Status>
  ) : (
    <Status icon="neutral">{say('guests.not-connected')}</Status>
  )
}
