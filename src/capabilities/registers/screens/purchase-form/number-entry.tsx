import { type KeyboardEvent, useState } from 'react'
import { recogniseIdentifier, type Recognition } from '../../../../identifiers/public.ts'
import { categories, type Category } from '../../../../kernel/codes.ts'
import type { FoundNumber } from '../../../../scan/public.ts'
import { Button } from '../../../../web/components/button.tsx'
import { IdentifierRemarks } from '../../../../web/components/identifier-input.tsx'
import { TextInput } from '../../../../web/components/inputs.tsx'
import { Icon } from '../../../../web/components/icon.tsx'
import { ScanButton } from '../../../../web/components/scan-button.tsx'
import { useSay } from '../../../../web/language.tsx'
import { emptyItem, type ItemValues } from './form-values.ts'
import { categoryOf } from './item-fields.ts'

const usual: Category[] = ['phone', 'jewellery', 'bicycle', 'other']
const READINGS_MAX = 3

/** "Scan or type a number": recognised and explained while typing, Enter opens an item of the fitting kind. Or choose a kind. */
export function NumberEntry({ onAdd }: { onAdd: (item: ItemValues) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const readings = typed.trim().length < 3 ? [] : recogniseIdentifier(typed).slice(0, READINGS_MAX)
  const [best] = readings

  const add = (reading: Recognition) => {
    const value = reading.data.serial ?? typed.trim()
    onAdd(emptyItem(categoryOf(reading.kind), [{ kind: reading.kind, value }]))
    setTyped('')
  }
  /** A number that is sure or was compared with the goods opens its item at once. */
  const addScanned = (numbers: FoundNumber[]) => {
    const values = numbers.map(({ kind, value }) => ({ kind, value }))
    onAdd(emptyItem(categoryOf(values[0]!.kind), values))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (best && best.code !== 'placeholder') add(best)
  }

  return (
    <div className="number-entry">
      <div className="number-line">
        <TextInput
          name="number"
          label={say('registers.counter.number')}
          help={say('registers.counter.number-help')}
          mono
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <ScanButton several onFound={addScanned} />
      </div>
      <div aria-live="polite">
        {best && <Readings readings={readings} typed={typed} onAdd={add} />}
        {!best && typed.trim().length >= 3 && (
          <p className="small">{say('registers.counter.number-unknown')}</p>
        )}
      </div>
      <KindPicker onPick={(category) => onAdd(emptyItem(category))} />
    </div>
  )
}

function Readings(props: { readings: Recognition[]; typed: string; onAdd: (reading: Recognition) => void }) {
  const say = useSay()
  const { readings, typed, onAdd } = props
  return (
    <ul className="readings">
      {readings.map((reading, index) => (
        <li key={reading.kind}>
          <div>
            <b>{say(`identifier.seen.${reading.code}`, reading.data)}</b>
            <IdentifierRemarks kind={reading.kind} value={typed} />
          </div>
          {reading.code !== 'placeholder' && (
            <Button small main={index === 0} onClick={() => onAdd(reading)}>
              {say('registers.counter.add-as', { category: say(`category.${categoryOf(reading.kind)}`) })}
              {index === 0 && <kbd>Enter</kbd>}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** All kinds of goods are within two taps; the four that shops see most within one. */
function KindPicker({ onPick }: { onPick: (category: Category) => void }) {
  const say = useSay()
  const [showsAll, setShowsAll] = useState(false)
  return (
    <div className="kinds small">
      <span className="muted">{say('registers.counter.no-number')}</span>
      {(showsAll ? categories : usual).map((category) => (
        <button key={category} type="button" className="text-link" onClick={() => onPick(category)}>
          {say(`category.${category}`)}
        </button>
      ))}
      {!showsAll && (
        <button type="button" className="text-link" onClick={() => setShowsAll(true)}>
          <Icon name="plus" />
          {say('registers.counter.more-kinds')}
        </button>
      )}
    </div>
  )
}
