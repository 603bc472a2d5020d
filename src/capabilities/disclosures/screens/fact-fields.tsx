import { DayInput, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'
import type { BindDraft } from './draft-form.ts'

type Props = { index: number; bind: BindDraft; onRemove: () => void }

/** One fact: when, what, and from which source. */
export function FactFields({ index, bind, onRemove }: Props) {
  const say = useSay()
  const at = `facts.${index}`
  return (
    <fieldset className="disclosure-fact">
      <legend>{say('disclosure.fact', { number: index + 1 })}</legend>
      <div className="grid is-top">
        <DayInput
          {...bind(`${at}.observedOn`)}
          label={say('disclosure.field.observedOn')}
          className="span-4"
        />
        <TextInput
          {...bind(`${at}.source`)}
          label={say('disclosure.field.source')}
          help={say('disclosure.field.source.help')}
          maxLength={200}
          className="span-8"
        />
        <TextArea
          {...bind(`${at}.text`)}
          label={say('disclosure.field.text')}
          maxLength={2000}
          rows={3}
          className="span-12"
        />
      </div>
      <button type="button" className="text-link" onClick={onRemove}>
        {say('disclosure.fact.remove', { number: index + 1 })}
      </button>
    </fieldset>
  )
}
