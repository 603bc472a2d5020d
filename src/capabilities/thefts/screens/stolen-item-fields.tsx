import { type Control, useFieldArray, useWatch } from 'react-hook-form'
import { identifierKinds } from '../../../identifiers/public.ts'
import { categories } from '../../../kernel/codes.ts'
import { Icon } from '../../../web/components/icon.tsx'
import { IdentifierInput } from '../../../web/components/identifier-input.tsx'
import { Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'
import type { BindReport } from './report-form-context.ts'
import { emptyNumber, kindOf, type NumberValues, type ReportValues } from './report-form-values.ts'

type Props = {
  index: number
  bind: BindReport
  control: Control<ReportValues>
  /** Null for the only item of a report. */
  onRemove: (() => void) | null
}

/** One stolen item: its kind, its numbers, and what describes it. */
export function StolenItemFields({ index, bind, control, onRemove }: Props) {
  const say = useSay()
  const at = `items.${index}` as const
  return (
    <fieldset className="stolen-item">
      <legend>{say('theft.new.item', { number: index + 1 })}</legend>
      <div className="grid is-top">
        <Select
          {...bind(`${at}.category`)}
          label={say('theft.field.category')}
          options={[
            { value: '', text: say('theft.new.choose') },
            ...categories.map((category) => ({ value: category, text: say(`category.${category}`) })),
          ]}
          className="span-4"
        />
        <TextInput {...bind(`${at}.brand`)} label={say('theft.field.brand')} optional className="span-4" />
        <TextInput {...bind(`${at}.model`)} label={say('theft.field.model')} optional className="span-4" />
      </div>
      <NumberRows index={index} bind={bind} control={control} />
      <div className="grid is-top">
        <TextInput {...bind(`${at}.colour`)} label={say('theft.field.colour')} optional className="span-4" />
        <TextArea
          {...bind(`${at}.description`)}
          label={say('theft.field.description')}
          optional
          rows={2}
          className="span-8"
        />
      </div>
      {onRemove && (
        <button type="button" className="text-link" onClick={onRemove}>
          {say('theft.new.remove-item', { number: index + 1 })}
        </button>
      )}
    </fieldset>
  )
}

function NumberRows({ index, bind, control }: Omit<Props, 'onRemove'>) {
  const say = useSay()
  const name = `items.${index}.identifiers` as const
  const rows = useFieldArray({ control, name })
  const category = useWatch({ control, name: `items.${index}.category` })
  const numbers = useWatch({ control, name })
  return (
    <>
      <p className="small muted number-help">{say('theft.new.any-number.help')}</p>
      {rows.fields.map((row, n) => (
        <div className="number-row" key={row.id}>
          <NumberRow at={`${name}.${n}`} bind={bind} number={numbers[n] ?? row} category={category} />
          {rows.fields.length > 1 && (
            <button type="button" className="text-link" onClick={() => rows.remove(n)}>
              {say('theft.new.remove-number', { number: n + 1 })}
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        className="text-link add-number"
        onClick={() => rows.append(emptyNumber(), { focusName: `${name}.${rows.fields.length}.value` })}
      >
        <Icon name="plus" />
        {say('theft.new.add-number')}
      </button>
    </>
  )
}

function NumberRow(props: {
  at: `items.${number}.identifiers.${number}`
  bind: BindReport
  number: NumberValues
  category: string
}) {
  const { at, bind, number, category } = props
  const say = useSay()
  const kind = kindOf(number, category)
  const isTyped = number.value.trim() !== ''
  return (
    <>
      <IdentifierInput
        {...bind(`${at}.value`)}
        kind={kind}
        typed={number.value}
        label={say('theft.new.any-number')}
        optional
      />
      <Select
        {...bind(`${at}.kind`)}
        label={say('theft.new.another-kind')}
        options={[
          {
            value: '',
            text: isTyped ? `${say('theft.new.recognised')}: ${say(`identifier.kind.${kind}`)}` : '–',
          },
          ...identifierKinds.map((one) => ({ value: one, text: say(`identifier.kind.${one}`) })),
        ]}
      />
    </>
  )
}
