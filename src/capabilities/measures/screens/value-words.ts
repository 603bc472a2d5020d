import { isDay } from '../../../kernel/dates.ts'
import { isMessageKey, type MessageKey } from '../../../platform/messages/index.ts'
import { formatCents } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { FileView, StepView } from '../contract.ts'
import { saidValues } from '../rules/said-values.ts'

/** What a step says besides its kind, as names and texts. */
export function useValueWords(file: FileView): (step: StepView) => { name: string; text: string }[] {
  const say = useSay()
  const { locale } = useLanguage()
  const textOf = (name: string, value: unknown): string => {
    const coded = `case-file.value.${name}.${String(value)}`
    if (typeof value === 'number' && name.endsWith('Cents')) return formatCents(value, locale)
    if (typeof value === 'boolean') return say(value ? 'case-file.yes' : 'case-file.no')
    if (isMessageKey(coded)) return say(coded)
    if (typeof value === 'string' && isDay(value)) return say('case-file.day', { day: value })
    return String(value)
  }
  return (step) =>
    saidValues(file, step).map(({ name, value }) => ({
      name: say(`case-file.value.${name}` as MessageKey),
      text: textOf(name, value),
    }))
}
