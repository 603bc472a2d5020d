import { FieldNotes } from './field.tsx'
import { Tick } from './tick.tsx'
import './municipality-ticks.css'

type Props = {
  legend: string
  municipalities: readonly { slug: string; name: string }[]
  chosen: string[]
  error: string | undefined
  onChange: (chosen: string[]) => void
}

/** A field of a form: which municipalities it is about. */
export function MunicipalityTicks({ legend, municipalities, chosen, error, onChange }: Props) {
  return (
    <fieldset
      className={`utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''}`}
      id="municipalities"
      tabIndex={-1}
    >
      <legend className="utrecht-form-label">{legend}</legend>
      <FieldNotes name="municipalities" error={error} />
      <div className="municipality-ticks">
        {municipalities.map(({ slug, name }) => (
          <Tick
            key={slug}
            name={`municipality-${slug}`}
            checked={chosen.includes(slug)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, slug] : chosen.filter((one) => one !== slug))
            }
          >
            {name}
          </Tick>
        ))}
      </div>
    </fieldset>
  )
}
