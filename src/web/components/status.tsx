import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/** `look` asks for attention, `stolen` is only for registered as stolen or a term that has passed. */
export type StatusTone = 'plain' | 'calm' | 'look' | 'stolen'

/** A state: always a word and an icon, never colour alone. */
export function Status({
  icon,
  tone = 'plain',
  children,
}: {
  icon: IconName
  tone?: StatusTone
  children: ReactNode
}) {
  return (
    <span className={tone === 'plain' ? 'status' : `status is-${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  )
}
