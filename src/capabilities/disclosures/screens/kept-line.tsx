import { Button } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { Keeping } from './use-keep-draft.ts'

/** Whether what is typed is kept; and what to do when it is not. */
export function KeptLine({ keeping, onReload }: { keeping: Keeping; onReload: () => Promise<void> }) {
  const say = useSay()
  const { locale } = useLanguage()
  if (keeping.state === 'changed-elsewhere') {
    return (
      <Notice tone="warning" role="alert" title={say('disclosure.draft.elsewhere.title')}>
        <p>{say('disclosure.draft.elsewhere.text')}</p>
        <Button small onClick={() => void onReload()}>
          {say('disclosure.draft.reload')}
        </Button>
      </Notice>
    )
  }
  return (
    <p className="small kept-line" role="status">
      {keeping.state === 'unkept' ? (
        <Status icon="alert" tone="look">
          {say('disclosure.draft.unkept')}
        </Status>
      ) : keeping.state === 'keeping' ? (
        say('disclosure.draft.keeping')
      ) : (
        <Status icon="check" tone="calm">
          {say('disclosure.draft.kept', { time: formatTime(keeping.keptAt, locale) })}
        </Status>
      )}
    </p>
  )
}
