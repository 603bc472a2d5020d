import { identifierAbsentReasons } from '../../../../kernel/codes.ts'
import { MoneyInput, Select, TextInput } from '../../../../web/components/inputs.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { MessageKey } from '../../../../platform/messages/index.ts'
import { usePurchaseForm } from './form-context.tsx'
import { IdentifierRows } from './identifier-rows.tsx'
import { type ItemField, itemFields } from './item-fields.ts'
import { bearsNumber } from './to-request.ts'

const fineness = ['999', '950', '925', '916', '835', '833', '800', '750', '585', '375'] as const
// Two to a row; the last of them shares its row with quantity and price.
const spans: Record<ItemField, string> = {
  brand: 'span-6 half',
  model: 'span-6 half',
  colour: 'span-6',
  description: 'span-6',
  material: 'span-6 half',
  fineness: 'span-6 half',
  weightGrams: 'span-6',
}

/** The fields of one item: those that its kind of goods asks for, its numbers, quantity and price. */
export function ItemEditor({ index }: { index: number }) {
  const say = useSay()
  const { values, bind } = usePurchaseForm()
  const item = values.items[index]
  if (item === undefined) return null
  const at = `items.${index}` as const
  const isPrecious = item.category === 'jewellery' || item.category === 'metal'
  return (
    <div className="item-open">
      <div className="grid">
        {itemFields[item.category].fields.map((field) => (
          <DescribingField
            key={field}
            index={index}
            field={field}
            help={helpOf(field, item.category, isPrecious)}
            isWide={isPrecious || item.category === 'other'}
          />
        ))}
        <TextInput
          {...bind(`${at}.quantity`)}
          label={say('registers.field.quantity')}
          inputMode="numeric"
          className="span-3 half"
        />
        {values.conditions !== 'gift' && (
          <MoneyInput
            {...bind(`${at}.priceCents`)}
            label={say('registers.field.price')}
            help={priceHelp(values.conditions, item.quantity, say)}
            className="span-3 half"
          />
        )}
        <IdentifierRows index={index} />
        {!bearsNumber(item) && (
          <RadioGroup
            {...bind(`${at}.identifierAbsentReason`)}
            label={say('registers.field.identifierAbsentReason')}
            options={identifierAbsentReasons.map((value) => ({ value, text: say(`absent.${value}`) }))}
            className="span-12"
          />
        )}
      </div>
    </div>
  )
}

type DescribingFieldProps = { index: number; field: ItemField; help: MessageKey | null; isWide: boolean }

function DescribingField({ index, field, help, isWide }: DescribingFieldProps) {
  const say = useSay()
  const { bind } = usePurchaseForm()
  const common = {
    ...bind(`items.${index}.${field}`),
    label: say(`registers.field.${field}`),
    help: help === null ? undefined : say(help),
    optional: field !== 'description' && field !== 'brand',
    className: field === 'description' && isWide ? 'span-12' : spans[field],
  }
  if (field === 'fineness') {
    const options = fineness.map((value) => ({
      value: value as string,
      text: say(`registers.fineness.${value}`),
    }))
    return <Select {...common} options={[{ value: '', text: say('registers.fineness.none') }, ...options]} />
  }
  return <TextInput {...common} inputMode={field === 'weightGrams' ? 'decimal' : 'text'} />
}

function helpOf(field: ItemField, category: string, isPrecious: boolean): MessageKey | null {
  if (field !== 'description') return null
  if (isPrecious) return 'registers.help.description-jewellery'
  return category === 'other' || category === 'vehicle-part' ? 'registers.help.description-other' : null
}

function priceHelp(conditions: string, quantity: string, say: ReturnType<typeof useSay>): string | undefined {
  if (conditions === 'opening-stock') return say('registers.help.price-stock')
  return quantity.trim() === '1' || quantity.trim() === '' ? undefined : say('registers.help.price-total')
}
