import type { IconName } from '../../../web/components/icon.tsx'
import { Status, type StatusTone } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { FileState } from '../rules/file-states.ts'

type Look = { icon: IconName; tone: StatusTone }
const waiting: Look = { icon: 'clock', tone: 'plain' }
const ours: Look = { icon: 'alert', tone: 'look' }
const atRest: Look = { icon: 'check', tone: 'calm' }

/** What a state asks of whom: `ours` waits for the municipality. */
const looks: Record<FileState, Look> = {
  opened: ours,
  announced: waiting,
  'view-received': ours,
  'view-lapsed': ours,
  'warning-decided': ours,
  'order-decided': ours,
  'closure-decided': ours,
  'no-measure': atRest,
  'warning-in-force': waiting,
  'warning-expired': atRest,
  'order-in-force': waiting,
  'compliance-lapsed': ours,
  'order-complied': atRest,
  'not-complied': ours,
  'penalty-incurred': ours,
  'collection-decided': ours,
  'collection-in-force': waiting,
  'collection-lapsed': { icon: 'cross', tone: 'plain' },
  settled: atRest,
  'closure-in-force': waiting,
  'closure-ended': atRest,
  'order-lifted': atRest,
  withdrawn: atRest,
  closed: { icon: 'lock', tone: 'calm' },
}

/** Where a file stands, in a word with its icon. */
export function StateWord({ state }: { state: FileState }) {
  const say = useSay()
  return <Status {...looks[state]}>{say(`case-file.state.${state}`)}</Status>
}
