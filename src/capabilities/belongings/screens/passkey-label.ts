import { useLanguage, useSay } from '../../../web/language.tsx'
import { formatLong } from '../../../web/format.ts'
import { useNow } from '../../../web/use-now.ts'

/** What the device shows beside the passkey: it tells two accounts apart by their day. */
export function usePasskeyLabel(): string {
  const say = useSay()
  const { locale } = useLanguage()
  const now = useNow()
  return say('belongings.passkey-label', { day: formatLong(now, locale) }).slice(0, 64)
}
