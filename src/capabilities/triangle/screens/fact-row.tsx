import { DayInput, Select, TextInput } from '../../../web/components/inputs.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { FindingKind } from '../../findings/rules/finding-kinds.ts'
import type { CaseFact, SourceView } from '../contract.ts'

type Props = {
  n: number
  fact: CaseFact
  sources: readonly SourceView[]
  errors: Record<string, string>
  onChange: (fact: CaseFact) => void
  onRemove?: () => void
}

/** One fact: where it is from, when, and what. Choosing a source fills in its day and how it is called. */
export function FactRow({ n, fact, sources, errors, onChange, onRemove }: Props) {
  const say = useSay()
  const { locale } = useLanguage()
  const at = `facts.${n}`
  const wordsOf = ({ source, label, basis, from }: SourceView) => {
    if (source === 'report') return say('triangle.source.report', { number: label, from: from ?? '' })
    if (source === 'case-file') return say('triangle.source.case-file', { number: label })
    const kind = say(`finding.kind.${label as FindingKind}`)
    return [kind, basis].filter(Boolean).join(', ').slice(0, 80)
  }
  const chosen = fact.sourceId === null ? '' : `${fact.source} ${fact.sourceId}`
  function choose(value: string) {
    const source = sources.find((one) => `${one.source} ${one.id}` === value)
    if (source === undefined) onChange({ ...fact, source: 'other', sourceId: null })
    else
      onChange({
        ...fact,
        source: source.source,
        sourceId: source.id,
        on: source.on,
        sourceWords: wordsOf(source).slice(0, 80),
      })
  }
  return (
    <fieldset className="triangle-row">
      <legend>{say('triangle.form.fact.n', { n: n + 1 })}</legend>
      <div className="grid is-top">
        <Select
          name={`${at}.sourceId`}
          label={say('triangle.form.fact.from')}
          className="span-6"
          error={errors[`${at}.sourceId`]}
          value={chosen}
          options={[
            { value: '', text: say('triangle.source.other') },
            ...sources.map((one) => ({
              value: `${one.source} ${one.id}`,
              text: `${formatShortDay(one.on, locale)}: ${wordsOf(one)}`,
            })),
          ]}
          onChange={({ target }) => choose(target.value)}
        />
        <TextInput
          name={`${at}.sourceWords`}
          label={say('triangle.form.fact.source')}
          className="span-6"
          error={errors[`${at}.sourceWords`]}
          value={fact.sourceWords}
          maxLength={80}
          onChange={({ target }) => onChange({ ...fact, sourceWords: target.value })}
        />
        <DayInput
          name={`${at}.on`}
          label={say('triangle.paper.day')}
          className="span-4"
          error={errors[`${at}.on`]}
          value={fact.on}
          onChange={({ target }) => onChange({ ...fact, on: target.value })}
        />
        <TextInput
          name={`${at}.text`}
          label={say('triangle.paper.fact')}
          className="span-8"
          error={errors[`${at}.text`]}
          value={fact.text}
          maxLength={180}
          onChange={({ target }) => onChange({ ...fact, text: target.value })}
        />
      </div>
      {onRemove && (
        <button type="button" className="text-link" onClick={onRemove}>
          {say('triangle.form.fact.remove', { n: n + 1 })}
        </button>
      )}
    </fieldset>
  )
}
