import { DayInput, MoneyInput, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { isMessageKey, type MessageKey } from '../../../platform/messages/index.ts'
import type { FieldSpec } from './document-fields.ts'
import { at, type DocumentValues, nameOf, put } from './document-form.ts'
import { valueWord } from '../rules/value-word.ts'

export type Editing = {
  values: DocumentValues
  change: (next: (before: DocumentValues) => DocumentValues) => void
  /** Fields with which something is missing. */
  lacking: ReadonlySet<string>
}

/** One field of a document, by its path. */
export function DocumentField({ spec, editing }: { spec: FieldSpec; editing: Editing }) {
  const say = useSay()
  const { path, as, options = [] } = spec
  const { values, change } = editing
  const name = nameOf(path)
  const help = `case-file.field.${name}.help`
  const set = (value: unknown) => change((before) => ({ ...before, fields: put(before.fields, path, value) }))
  const stands = at(values.fields, path)
  const common = {
    name: path,
    label: say(`case-file.field.${name}` as MessageKey),
    ...(isMessageKey(help) && { help: say(help) }),
  }
  const text = {
    ...common,
    value: valueWord(stands),
    onChange: ({ target }: { target: { value: string } }) => set(target.value),
  }
  switch (as) {
    case 'day':
      return <DayInput {...text} className="span-4" />
    case 'line':
      return <TextInput {...text} maxLength={300} className="span-12" />
    case 'area':
      return <TextArea {...text} rows={rowsOf(text.value)} maxLength={8_000} className="span-12" />
    case 'cents':
      return (
        <MoneyInput
          {...common}
          className="span-4"
          value={values.amounts[path] ?? ''}
          onChange={({ target }) =>
            change((before) => ({ ...before, amounts: { ...before.amounts, [path]: target.value } }))
          }
        />
      )
    case 'lines':
      return (
        <TextArea
          {...common}
          className="span-12"
          rows={4}
          value={(stands as string[]).join('\n')}
          onChange={({ target }) => set(target.value === '' ? [] : target.value.split('\n'))}
        />
      )
    case 'number':
      return (
        <TextInput
          {...common}
          inputMode="numeric"
          className="span-4"
          value={valueWord(stands)}
          onChange={({ target }) => set(/^\d{1,3}$/.test(target.value) ? Number(target.value) : null)}
        />
      )
    case 'tick':
      return (
        <div className="span-12">
          <Tick name={path} checked={stands === true} onChange={({ target }) => set(target.checked)}>
            {common.label}
          </Tick>
        </div>
      )
    case 'choice':
      return (
        <RadioGroup
          {...text}
          className="span-12"
          options={options.map((value) => ({
            value,
            text: say(`case-file.field.${name}.${value}` as MessageKey),
          }))}
        />
      )
  }
}

/** As tall as what stands in it, within reason. */
function rowsOf(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 75)), 0)
  return Math.min(14, Math.max(3, lines + 1))
}
