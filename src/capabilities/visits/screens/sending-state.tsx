import { Status } from '../../../web/components/status.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'

/** Whether the server has all of a visit; what it has not waits on this device. */
export function SendingState(props: { isWaiting: boolean; isSending?: boolean; sentAt: string | null }) {
  const { isWaiting, isSending = false, sentAt } = props
  const say = useSay()
  const { locale } = useLanguage()
  if (isWaiting) {
    return (
      <Status icon="clock" tone="look">
        {say(isSending ? 'visits.sending' : 'visits.waiting')}
      </Status>
    )
  }
  if (sentAt === null) return null
  return (
    <Status icon="check" tone="calm">
      {say('visits.sent', { time: formatTime(sentAt, locale) })}
    </Status>
  )
}
