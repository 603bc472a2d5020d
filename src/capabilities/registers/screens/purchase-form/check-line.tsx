import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { IdentifierKind } from '../../../../identifiers/public.ts'
import { Status } from '../../../../web/components/status.tsx'
import { formatTime } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { checkQuery, isAskable } from './check-query.ts'

/** Typing pauses this long before the number is asked. */
const PAUSE_MS = 500

/**
 * Whether the number stands as stolen, before anything is paid. Never green: not known is no promise. A yes looks like
 * any other remark, since a customer may see the screen. No answer never keeps anyone from recording.
 */
export function CheckLine({ kind, value }: { kind: IdentifierKind; value: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const asked = usePaused(value)
  const isSettled = asked === value && isAskable(kind, value)
  const { data, error, isFetching, refetch } = useQuery({ ...checkQuery(kind, asked), enabled: isSettled })
  if (!isAskable(kind, value)) return null
  if (isSettled && error && !isFetching) {
    return (
      <p className="check-line small" role="status">
        <Status icon="info" tone="calm">
          {say('counter-check.no-answer')}
        </Status>{' '}
        <button type="button" className="text-link" onClick={() => void refetch()}>
          {say('counter-check.again')}
        </button>
      </p>
    )
  }
  if (!isSettled || data === undefined) {
    return (
      <p className="check-line small muted" role="status">
        {say('counter-check.asking')}
      </p>
    )
  }
  const time = formatTime(data.dataUntil, locale)
  return (
    <p className="check-line small" role="status">
      {data.result === 'registered-stolen' ? (
        <>
          <Status icon="alert" tone="look">
            {say('counter-check.registered-stolen')}
          </Status>{' '}
          {say('counter-check.registered-stolen.why', { time })}
        </>
      ) : data.result === 'not-registered' ? (
        <Status icon="neutral">{say('counter-check.not-registered', { time })}</Status>
      ) : (
        <Status icon="info" tone="calm">
          {say('counter-check.not-valid')}
        </Status>
      )}
    </p>
  )
}

/** The text once typing has paused; at first at once, as with a scan. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    if (text === paused) return
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, paused])
  return paused
}
