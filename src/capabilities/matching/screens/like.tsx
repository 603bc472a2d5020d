import type { IconName } from '../../../web/components/icon.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { Likeness } from './compare-items.ts'

const icons: Record<Likeness, IconName> = {
  same: 'equal',
  similar: 'equal',
  different: 'different',
  unknown: 'neutral',
}

/** Whether two descriptions say the same, in a word with an icon. */
export function Like({ likeness }: { likeness: Likeness }) {
  const say = useSay()
  return (
    <Status icon={icons[likeness]} tone={likeness === 'different' ? 'plain' : 'calm'}>
      {say(`hit.like.${likeness}`)}
    </Status>
  )
}
