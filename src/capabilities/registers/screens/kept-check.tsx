import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { isMessageKey } from '../../../platform/messages/index.ts'
import type { ItemView } from '../contract.ts'

/** That a number was checked before buying, and what the answer was; nothing where it was not. */
export function KeptCheck({
  check,
  className,
}: {
  check: ItemView['identifiers'][number]['check']
  className: string
}) {
  const say = useSay()
  const { locale } = useLanguage()
  const key = `counter-check.kept.${check?.result}`
  if (!check || !isMessageKey(key)) return null
  return <span className={className}>{say(key, { moment: formatShort(check.at, locale) })}</span>
}
