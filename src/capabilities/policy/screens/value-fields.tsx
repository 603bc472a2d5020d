import { type Category, categories } from '../../../kernel/codes.ts'
import { TextInput } from '../../../web/components/inputs.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import type { LocalPart } from '../rules/bylaw-parts.ts'
import type { ArticleValues } from './article-values.ts'

type Props = {
  part: LocalPart
  values: ArticleValues
  set: (changed: Partial<ArticleValues>) => void
  errors: Record<string, string>
}

/** The fields of what an article decides at the counter; parts that decide nothing have none. */
export function ValueFields({ part, ...rest }: Props) {
  switch (part) {
    case 'holding':
      return <Holding {...rest} />
    case 'document':
      return <Document {...rest} />
    case 'exemption':
      return <Exemption {...rest} />
    case 'designation':
      return <Designation {...rest} />
    default:
      return null
  }
}
type FieldProps = Omit<Props, 'part'>

function Holding({ values, set, errors }: FieldProps) {
  const say = useSay()
  return (
    <>
      <TextInput
        name="days"
        label={say('bylaws.field.days')}
        inputMode="numeric"
        value={values.days}
        error={errors['days']}
        onChange={({ target }) => set({ days: target.value })}
        className="bylaw-days"
      />
      <RadioGroup
        name="unit"
        label={say('bylaws.field.unit')}
        value={values.unit}
        error={errors['unit']}
        onChange={({ target }) => set({ unit: target.value })}
        options={(['calendar-days', 'working-days'] as const).map((value) => ({
          value,
          text: say(`bylaws.unit.${value}`),
        }))}
      />
    </>
  )
}

function Document({ values, set, errors }: FieldProps) {
  const say = useSay()
  return (
    <>
      <RadioGroup
        name="document"
        label={say('bylaws.field.document')}
        value={values.document}
        error={errors['document']}
        onChange={({ target }) => set({ document: target.value as ArticleValues['document'] })}
        options={(['always', 'some'] as const).map((value) => ({
          value,
          text: say(`bylaws.document.${value}`),
        }))}
      />
      {values.document === 'some' && (
        <Goods
          name="goods"
          label={say('bylaws.field.goods')}
          chosen={values.goods}
          onChange={(goods) => set({ goods })}
        />
      )}
    </>
  )
}

function Exemption({ values, set }: FieldProps) {
  const say = useSay()
  return (
    <Goods
      name="exempt"
      label={say('bylaws.field.exempt')}
      chosen={values.exempt}
      onChange={(exempt) => set({ exempt })}
    />
  )
}

type GoodsProps = {
  name: string
  label: string
  chosen: Category[]
  onChange: (chosen: Category[]) => void
}

function Goods({ name, label, chosen, onChange }: GoodsProps) {
  const say = useSay()
  return (
    <fieldset className="utrecht-form-field bylaw-ticks">
      <legend className="utrecht-form-label">{label}</legend>
      {categories.map((category) => (
        <Tick
          key={category}
          name={`${name}-${category}`}
          checked={chosen.includes(category)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, category] : chosen.filter((one) => one !== category))
          }
        >
          {say(`public.category.${category}`)}
        </Tick>
      ))}
    </fieldset>
  )
}

function Designation({ values, set, errors }: FieldProps) {
  const say = useSay()
  return (
    <>
      <RadioGroup
        name="register"
        label={say('bylaws.field.register')}
        value={values.register}
        error={errors['register']}
        onChange={({ target }) => set({ register: target.value })}
        options={(['this', 'other'] as const).map((value) => ({
          value,
          text: say(`bylaws.register.${value}`),
        }))}
      />
      {values.register === 'this' ? (
        <TextInput
          name="mandate"
          label={say('bylaws.field.mandate')}
          help={say('bylaws.field.mandate.help')}
          optional
          value={values.mandate}
          error={errors['mandate']}
          maxLength={300}
          onChange={({ target }) => set({ mandate: target.value })}
        />
      ) : (
        <TextInput
          name="otherName"
          label={say('bylaws.field.otherName')}
          value={values.otherName}
          error={errors['otherName']}
          maxLength={200}
          onChange={({ target }) => set({ otherName: target.value })}
        />
      )}
    </>
  )
}
