import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { Status } from './status.tsx'
import { formatTime } from '../format.ts'
import { useLanguage, useSay } from '../language.tsx'
import type { Keeping } from '../use-keep-draft.ts'

/** Whether what is typed is kept; and what to do when it is not. */
export function KeptLine({ keeping, onReload }: { keeping: Keeping; onReload: () => Promise<void> }) {
  const say = useSay()
  const { locale } = useLanguage()
  if (keeping.state === 'changed-elsewhere') {
    return (
      <Notice tone="warning" role="alert" title={say('keep.elsewhere.title')}>
        <p>{say('keep.elsewhere.text')}</p>
        <Button small onClick={() => void onReload()}>
          {say('keep.reload')}
        </Button>
      </Notice>
    )
  }
  return (
    <p className="small kept-line" role="status">
      {keeping.state === 'unkept' ? (
        <Status icon="alert" tone="look">
          {say('keep.unkept')}
        </Status>
      ) : keeping.state === 'keeping' ? (
        say('keep.keeping')
      ) : (
        <Status icon="check" tone="calm">
          {say('keep.kept', { time: formatTime(keeping.keptAt, locale) })}
        </Status>
      )}
    </p>
  )
}
