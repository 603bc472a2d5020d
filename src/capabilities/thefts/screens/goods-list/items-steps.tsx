import { Link } from '@tanstack/react-router'
import { fieldId, FieldNotes } from '../../../../web/components/field.tsx'
import { Icon } from '../../../../web/components/icon.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { Thing } from '../../../belongings/rules/thing.ts'
import { shownNumber, titleOf } from '../../../belongings/screens/thing-words.ts'
import type { Kept } from '../../../belongings/screens/vault.ts'
import type { StepProps } from './new-list-screen.tsx'

/** What is gone: ticked from the belongings, or added. */
export function WhatStep({ things, on: { draft, change }, errorOf }: StepProps) {
  const say = useSay()
  const sorted = things.toSorted((one, other) =>
    titleOf(one.value, say).localeCompare(titleOf(other.value, say)),
  )
  const tick = (id: string, isGone: boolean) =>
    change({ picked: isGone ? [...draft.picked, id] : draft.picked.filter((one) => one !== id) })
  const error = errorOf('picked')
  return (
    <>
      <fieldset className="things-to-tick" id={fieldId('picked')} tabIndex={-1}>
        <legend className="utrecht-form-label">{say('goods-list.field.picked')}</legend>
        <FieldNotes name="picked" error={error} />
        {sorted.length === 0 && <p>{say('goods-list.what.empty')}</p>}
        {sorted.map(({ id, value }) => (
          <label key={id} className="tick">
            <input
              type="checkbox"
              checked={draft.picked.includes(id)}
              onChange={(event) => tick(id, event.target.checked)}
            />
            <span>
              <b>{titleOf(value, say)}</b>
              <ThingLine thing={value} />
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <Link className="text-link" to="/aangifte/goed" search={{}}>
          <Icon name="plus" />
          {say('goods-list.what.add')}
        </Link>
      </p>
      <p className="small muted">{say('goods-list.what.kept')}</p>
    </>
  )
}

function ThingLine({ thing }: { thing: Thing }) {
  const say = useSay()
  const [first] = thing.identifiers
  return (
    <span className="sub">
      {say(`category.${thing.category}`)}
      {first && (
        <>
          , <span className="mono">{shownNumber(first.kind, first.value)}</span>
        </>
      )}
    </span>
  )
}

/** Of each thing what would help to find it, with the way to add it. */
export function HelpsStep({ things, on: { draft } }: StepProps) {
  const say = useSay()
  const picked = things.filter(({ id }) => draft.picked.includes(id))
  return (
    <>
      <p>{say('goods-list.helps.why')}</p>
      <ul className="plain-points">
        {(['box', 'cloud', 'photo', 'mark'] as const).map((hint) => (
          <li key={hint}>{say(`goods-list.helps.${hint}`)}</li>
        ))}
      </ul>
      <ul className="list-of-things">
        {picked.map((thing) => (
          <Helped key={thing.id} thing={thing} />
        ))}
      </ul>
    </>
  )
}

function Helped({ thing: { id, value } }: { thing: Kept<Thing> }) {
  const say = useSay()
  const title = titleOf(value, say)
  const isPrecious = value.category === 'jewellery' || value.category === 'metal'
  const lacks = isPrecious && !(value.material && value.weightGrams)
  return (
    <li>
      <div>
        <b>{title}</b>
        <ThingLine thing={value} />
      </div>
      <div className="helped-states">
        {value.identifiers.length > 0 ? (
          <Status icon="check">
            {say('goods-list.helps.has-number', { count: value.identifiers.length })}
          </Status>
        ) : (
          <Status icon="alert" tone="look">
            {say(isPrecious ? 'goods-list.helps.no-mark' : 'goods-list.helps.no-number')}
          </Status>
        )}
        {lacks && (
          <Status icon="alert" tone="look">
            {say('goods-list.helps.no-metal')}
          </Status>
        )}
        <Status
          icon={value.pictures.length > 0 ? 'check' : 'neutral'}
          tone={value.pictures.length > 0 ? 'plain' : 'calm'}
        >
          {say('goods-list.helps.pictures', { count: value.pictures.length })}
        </Status>
      </div>
      <Link className="text-link" to="/aangifte/goed" search={{ goed: id }}>
        {say('goods-list.helps.complete')} <span className="visually-hidden">{title}</span>
      </Link>
    </li>
  )
}
