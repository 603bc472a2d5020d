import { Icon, type IconName } from '../../../web/components/icon.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { FileView } from '../contract.ts'
import { type DrawnStage, drawLadder } from '../rules/ladder-stages.ts'

const icons: Record<DrawnStage['at'], IconName> = {
  done: 'check',
  here: 'clock',
  'to-come': 'neutral',
  skipped: 'sold',
}

/** The way of a file drawn as steps: each with its word and icon, and where it stands now. */
export function Ladder({ file }: { file: FileView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const stages = drawLadder(file.state, file.measure ?? file.next.measure, file.steps)
  return (
    <nav aria-label={say('case-file.ladder')}>
      <ol className="ladder">
        {stages.map(({ stage, at, on }) => (
          <li key={stage} className={`is-${at}`} {...(at === 'here' && { 'aria-current': 'step' })}>
            <Icon name={icons[at]} />
            <span className="ladder-name">{say(`case-file.stage.${stage}`)}</span>
            <span className="ladder-at">
              {say(`case-file.stage.at.${at}`)}
              {on !== null && `, ${formatShortDay(on, locale)}`}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
