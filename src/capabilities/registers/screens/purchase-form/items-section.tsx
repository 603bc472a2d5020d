import { useEffect, useRef, useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import { formatIdentifier, parseIdentifier } from '../../../../identifiers/public.ts'
import { announce } from '../../../../web/components/live-region.tsx'
import { fieldId } from '../../../../web/components/field.tsx'
import { formatCents } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { itemWords } from '../item-words.ts'
import { CheckLine } from './check-line.tsx'
import { usePurchaseForm } from './form-context.tsx'
import type { ItemValues } from './form-values.ts'
import { ItemEditor } from './item-editor.tsx'
import { NumberEntry } from './number-entry.tsx'
import { parseDecimal, parseMoney } from './parse-typed.ts'

/** The goods: one number field to add, each item as a line that opens, and the total. */
export function ItemsSection() {
  const say = useSay()
  const { locale } = useLanguage()
  const { form, values, errorOf } = usePurchaseForm()
  const items = useFieldArray({ control: form.control, name: 'items' })
  const [open, setOpen] = useState(0)
  const [removed, setRemoved] = useState<{ at: number; item: ItemValues } | null>(null)
  const error = errorOf('items')
  const wantsFocus = useRef(false)
  const count = values.items.length
  useEffect(() => {
    if (wantsFocus.current && count > 0) focusFirstEmpty(`items.${count - 1}`)
    wantsFocus.current = false
  }, [count])

  const add = (item: ItemValues) => {
    items.append(item, { shouldFocus: false })
    setOpen(values.items.length)
    setRemoved(null)
    wantsFocus.current = true
  }
  const remove = (at: number) => {
    const item = values.items[at]
    if (item === undefined) return
    items.remove(at)
    setRemoved({ at, item })
    announce(say('registers.counter.removed', { number: at + 1 }))
  }
  const total_cents = values.items.reduce((sum, { priceCents }) => sum + (parseMoney(priceCents) || 0), 0)

  return (
    <section aria-labelledby="items-title">
      <h2 id="items-title" className="visually-hidden">
        {say('registers.counter.items')}
      </h2>
      <NumberEntry onAdd={add} />
      {error && (
        <p className="utrecht-form-field-error-message" id="items" tabIndex={-1}>
          {say('registers.counter.items-empty')}
        </p>
      )}
      <ol className="items">
        {items.fields.map((field, index) => (
          <ItemLine
            key={field.id}
            index={index}
            isOpen={index === open}
            onOpen={() => setOpen(index)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {values.items.length === 0 && !error && (
        <p className="small muted items-none">{say('registers.counter.items-empty')}</p>
      )}
      {removed && (
        <p className="small" role="status">
          {say('registers.counter.removed', { number: removed.at + 1 })}{' '}
          <button
            type="button"
            className="text-link"
            onClick={() => {
              items.insert(removed.at, removed.item, { shouldFocus: false })
              setRemoved(null)
            }}
          >
            {say('registers.counter.undo')}
          </button>
        </p>
      )}
      {values.items.length > 0 && (
        <p className="total">
          <span>{say('registers.counter.total', { count: values.items.length })}</span>
          <span>{formatCents(total_cents, locale)}</span>
        </p>
      )}
    </section>
  )
}

function ItemLine(props: { index: number; isOpen: boolean; onOpen: () => void; onRemove: () => void }) {
  const { index, isOpen, onOpen, onRemove } = props
  const say = useSay()
  const { locale } = useLanguage()
  const { values, hasErrorBelow } = useItem(index)
  if (values === undefined) return null
  const opened = isOpen || hasErrorBelow
  const price_cents = parseMoney(values.priceCents)
  const { title, rest } = itemWords(
    {
      ...values,
      brand: values.brand || null,
      model: values.model || null,
      colour: values.colour || null,
      description: values.description || null,
      material: values.material || null,
      fineness: values.fineness === '' ? null : Number(values.fineness),
      weightGrams: parseDecimal(values.weightGrams) || null,
      quantity: Number(values.quantity) || 1,
    },
    say,
  )
  return (
    <li className="item">
      <span className="item-number">{index + 1}</span>
      <div>
        <h3 id={fieldId(`items.${index}`)} tabIndex={-1}>
          {opened ? say(`category.${values.category}`) : title}
        </h3>
        {!opened && <p className="small muted">{[rest, shownNumbers(values)].filter(Boolean).join(', ')}</p>}
        {!opened &&
          values.identifiers.map(({ kind, value }) => (
            <CheckLine key={`${kind} ${value}`} kind={kind} value={value} />
          ))}
      </div>
      <div className="item-deeds">
        {!opened && !Number.isNaN(price_cents) && (
          <b className="nowrap">{formatCents(price_cents, locale)}</b>
        )}
        {!opened && (
          <button
            type="button"
            className="text-link"
            onClick={onOpen}
            aria-label={say('registers.counter.edit-item', { number: index + 1 })}
          >
            {say('registers.counter.edit')}
          </button>
        )}
        <button
          type="button"
          className="text-link"
          onClick={onRemove}
          aria-label={say('registers.counter.remove-item', { number: index + 1 })}
        >
          {say('registers.counter.remove')}
        </button>
      </div>
      {opened && <ItemEditor index={index} />}
    </li>
  )
}

function useItem(index: number) {
  const { values, errorNames } = usePurchaseForm()
  return {
    values: values.items[index],
    hasErrorBelow: errorNames.some((name) => name.startsWith(`items.${index}.`)),
  }
}

function shownNumbers(item: ItemValues): string {
  return item.identifiers
    .flatMap(({ kind, value }) => {
      const parsed = parseIdentifier(kind, value)
      return parsed.ok ? [formatIdentifier(kind, parsed.canonical)] : []
    })
    .join(', ')
}

/** The first empty field of an item that was just added. */
function focusFirstEmpty(name: string): void {
  const inputs = document
    .getElementById(fieldId(name))
    ?.closest('li')
    ?.querySelectorAll<HTMLInputElement>('.item-open input')
  const first = [...(inputs ?? [])].find((input) => input.value === '')
  first?.focus()
}
