import { formatTime } from '../format.ts'
import { useLanguage, useSay } from '../language.tsx'
import { Notice } from './notice.tsx'

/** What was typed before is back, with the way to an empty form. */
export function DraftBack({ from, onClear }: { from: Date; onClear: () => void }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <Notice tone="info" title={say('draft.back', { time: formatTime(from, locale) })}>
      <p>
        <button type="button" className="text-link" onClick={onClear}>
          {say('draft.clear')}
        </button>
      </p>
    </Notice>
  )
}

/** When the form was kept last; how and how long stands behind it. */
export function DraftSaved({ at }: { at: Date }) {
  const say = useSay()
  const { locale } = useLanguage()
  return <span title={say('draft.help')}>{say('draft.saved', { time: formatTime(at, locale) })}</span>
}
