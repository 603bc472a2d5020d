import { type ChangeEvent, useState } from 'react'
import { announce } from '../../../web/components/live-region.tsx'
import { fieldId } from '../../../web/components/field.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { useSay } from '../../../web/language.tsx'
import type { Picture } from '../rules/thing.ts'
import { KeptPicture } from './kept-picture.tsx'
import { addressOf, shrinkPicture } from './shrink-picture.ts'
import type { Bytes } from './vault-crypto.ts'
import type { Vault } from './vault.ts'

/** A picture in the form; `jpeg` only while it is new and not kept yet. */
export type FormPicture = Picture & { jpeg?: Bytes }
export const PICTURES_PER_THING_MAX = 6

type Props = {
  vault: Vault
  thingId: string
  title: string
  pictures: FormPicture[]
  onChange: (pictures: FormPicture[]) => void
}

/** Pictures of the thing and of its receipt: made smaller and stripped on this device before they are sealed. */
export function PictureFields(props: Props) {
  const { pictures, onChange } = props
  const say = useSay()
  return (
    <section className="section">
      <h2>{say('belongings.picture.title')}</h2>
      <p className="small">{say('belongings.picture.help')}</p>
      <ul className="pictures">
        {pictures.map((picture) => (
          <li key={picture.id}>
            <Shown {...props} picture={picture} />
            <span className="small">{say(`belongings.picture.${picture.of}`)}</span>
            <button
              type="button"
              className="text-link"
              onClick={() => onChange(pictures.filter(({ id }) => id !== picture.id))}
            >
              {say('belongings.picture.remove')}
            </button>
          </li>
        ))}
      </ul>
      {pictures.length < PICTURES_PER_THING_MAX ? (
        <div className="picture-buttons">
          <AddPicture of="thing" {...props} />
          <AddPicture of="receipt" {...props} />
        </div>
      ) : (
        <p className="small">{say('belongings.picture.full', { count: PICTURES_PER_THING_MAX })}</p>
      )}
    </section>
  )
}

function Shown({ vault, thingId, title, picture }: Props & { picture: FormPicture }) {
  const say = useSay()
  if (picture.jpeg === undefined)
    return <KeptPicture vault={vault} thingId={thingId} picture={picture} title={title} />
  return (
    <img
      src={addressOf(picture.jpeg)}
      width={picture.width}
      height={picture.height}
      alt={say(`belongings.picture.alt.${picture.of}`, { title })}
    />
  )
}

function AddPicture({ of, pictures, onChange }: Props & { of: Picture['of'] }) {
  const say = useSay()
  const [hasFailed, setHasFailed] = useState(false)
  const id = fieldId(`picture-${of}`)
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file === undefined) return
    setHasFailed(false)
    // A file that is no picture is an answer to give, not a fault of ours.
    const shrunk = await shrinkPicture(file).catch(() => null)
    if (shrunk === null) return setHasFailed(true)
    onChange([...pictures, { id: crypto.randomUUID(), of, ...shrunk }])
    announce(say('belongings.picture.added'))
  }
  return (
    <div>
      <input
        id={id}
        className="visually-hidden file-input"
        type="file"
        accept="image/*"
        aria-describedby={hasFailed ? `${id}-error` : undefined}
        onChange={(event) => void add(event)}
      />
      <label className="utrecht-button utrecht-button--secondary-action" htmlFor={id}>
        <Icon name="plus" />
        {say(`belongings.picture.add-${of}`)}
      </label>
      {hasFailed && (
        <p className="utrecht-form-field-error-message" id={`${id}-error`} role="alert">
          <Icon name="alert" />
          <span>{say('belongings.picture.not-read')}</span>
        </p>
      )}
    </div>
  )
}
