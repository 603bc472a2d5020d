import { useFieldArray } from 'react-hook-form'
import { Icon } from '../../../../web/components/icon.tsx'
import { IdentifierInput } from '../../../../web/components/identifier-input.tsx'
import { Select } from '../../../../web/components/inputs.tsx'
import { useSay } from '../../../../web/language.tsx'
import { CheckLine } from './check-line.tsx'
import { itemFields } from './item-fields.ts'
import { usePurchaseForm } from './form-context.tsx'

/** The numbers of one item: the usual kind first, each explained while typing. */
export function IdentifierRows({ index }: { index: number }) {
  const say = useSay()
  const { form, values, bind } = usePurchaseForm()
  const rows = useFieldArray({ control: form.control, name: `items.${index}.identifiers` })
  const item = values.items[index]
  if (item === undefined) return null
  const offered = itemFields[item.category].kinds
  return (
    <div className="span-12">
      {rows.fields.map((row, n) => {
        const name = `items.${index}.identifiers.${n}` as const
        const current = item.identifiers[n] ?? row
        const kinds = offered.includes(current.kind) ? offered : [current.kind, ...offered]
        return (
          <div className="identifier-row" key={row.id}>
            <Select
              {...bind(`${name}.kind`)}
              label={say('identifier.kind-label')}
              options={kinds.map((kind) => ({ value: kind, text: say(`identifier.kind.${kind}`) }))}
            />
            <IdentifierInput
              {...bind(`${name}.value`)}
              kind={current.kind}
              typed={current.value}
              label={say(`identifier.kind.${current.kind}`)}
              help={current.kind === 'plate' ? say('registers.help.plate-foreign') : undefined}
            />
            <CheckLine kind={current.kind} value={current.value} />
            {rows.fields.length > 1 && (
              <button type="button" className="text-link" onClick={() => rows.remove(n)}>
                {say('identifier.remove-number')}
              </button>
            )}
          </div>
        )
      })}
      <button
        type="button"
        className="text-link"
        onClick={() => rows.append({ kind: offered[0] ?? 'serial', value: '' }, { shouldFocus: true })}
      >
        <Icon name="plus" />
        {say('identifier.add-number')}
      </button>
    </div>
  )
}
