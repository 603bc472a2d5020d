import { type Control, useFieldArray, type UseFormSetValue, useWatch } from 'react-hook-form'
import type { IdentifierKind } from '../../../identifiers/public.ts'
import { Icon } from '../../../web/components/icon.tsx'
import { IdentifierInput } from '../../../web/components/identifier-input.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { ScanButton } from '../../../web/components/scan-button.tsx'
import { useSay } from '../../../web/language.tsx'
import type { FoundNumber } from '../../../scan/public.ts'
import { categoryOf, itemFields } from '../../registers/screens/purchase-form/item-fields.ts'
import type { BindThing } from './thing-form.tsx'
import type { ThingValues } from './thing-form-values.ts'

/** The numbers and marks of a thing: the usual kinds of such goods first, an engraving always possible. */
export function ThingNumbers(props: {
  control: Control<ThingValues>
  bind: BindThing
  setValue: UseFormSetValue<ThingValues>
}) {
  const { control, bind, setValue } = props
  const say = useSay()
  const rows = useFieldArray({ control, name: 'identifiers' })
  const chosen = useWatch({ control, name: 'category' })
  const category = chosen || 'other'
  const numbers = useWatch({ control, name: 'identifiers' })
  const usual = itemFields[category].kinds
  const offered: IdentifierKind[] = usual.includes('engraving') ? usual : [...usual, 'engraving']
  /** What the camera read; the kind of goods follows from it while none was chosen. */
  const addScanned = (found: FoundNumber[]) => {
    rows.append(found.map(({ kind, value }) => ({ kind, value })))
    const [first] = found
    if (first && chosen === '') setValue('category', categoryOf(first.kind))
  }
  return (
    <section className="section">
      <h2>{say('belongings.numbers.title')}</h2>
      <p className="small">{say('belongings.numbers.help')}</p>
      {rows.fields.map((row, n) => {
        const { kind, value } = numbers[n] ?? row
        return (
          <div className="grid is-top thing-number" key={row.id}>
            <Select
              {...bind(`identifiers.${n}.kind`)}
              className="span-4"
              label={say('identifier.kind-label')}
              options={(offered.includes(kind) ? offered : [kind, ...offered]).map((one) => ({
                value: one,
                text: say(`identifier.kind.${one}`),
              }))}
            />
            <IdentifierInput
              {...bind(`identifiers.${n}.value`)}
              className="span-8"
              kind={kind}
              typed={value}
              label={say(`identifier.kind.${kind}`)}
            />
            <button type="button" className="text-link span-12" onClick={() => rows.remove(n)}>
              {say('identifier.remove-number')}
            </button>
          </div>
        )
      })}
      <div className="deeds">
        <ScanButton several onFound={addScanned} />
      </div>
      <button
        type="button"
        className="text-link"
        onClick={() =>
          rows.append(
            { kind: offered[Math.min(rows.fields.length, offered.length - 1)] ?? 'serial', value: '' },
            { focusName: `identifiers.${rows.fields.length}.value` },
          )
        }
      >
        <Icon name="plus" />
        {say(rows.fields.length === 0 ? 'belongings.numbers.add' : 'identifier.add-number')}
      </button>
    </section>
  )
}
