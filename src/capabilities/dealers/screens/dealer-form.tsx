import type { ReactNode } from 'react'
import { branchKinds } from '../../../kernel/codes.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Select, TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { useSend } from '../../../web/use-send.ts'
import { type DealerInput, dealerSizes } from '../contract.ts'
import { municipalityName, twente } from '../rules/places.ts'
import './import/import.css'

export type DealerFormValues = Record<keyof DealerInput, string>
export const emptyDealer: DealerFormValues = {
  name: '',
  kind: '',
  size: '',
  kvkNumber: '',
  branchNumber: '',
  street: '',
  houseNumber: '',
  postcode: '',
  town: '',
  municipality: '',
  email: '',
  phone: '',
}

/** What is known as a form has it: nothing is an empty field. */
export function dealerFormValues(known: Partial<Record<string, unknown>>): DealerFormValues {
  const values = Object.keys(emptyDealer).map((field) => {
    const value = known[field]
    return [field, typeof value === 'string' ? value : '']
  })
  return Object.fromEntries(values) as DealerFormValues
}

type Props = {
  values: DealerFormValues
  onChange: (values: DealerFormValues) => void
  sending: Pick<
    ReturnType<typeof useSend<unknown>>,
    'errors' | 'attempts' | 'failure' | 'isSending' | 'submit'
  >
  deed: string
  /** What is said besides: what is wrong, what looks like it. */
  children?: ReactNode
  /** Beside the deed. */
  beside?: ReactNode
}

/** The facts of one dealer: who, where, how to reach. The same form lists, changes and corrects a line of an import. */
export function DealerForm({ values, onChange, sending, deed, children, beside }: Props) {
  const say = useSay()
  // In the order of the form, whatever order they came in.
  const errors = (Object.keys(emptyDealer) as (keyof DealerFormValues)[]).flatMap((name) => {
    const message = sending.errors[name]
    return message === undefined ? [] : [{ name, label: say(`dealer-form.field.${name}`), message }]
  })
  return (
    <form className="dealer-form" noValidate onSubmit={(event) => void sending.submit(event)}>
      <ErrorSummary attempt={sending.attempts} errors={errors} />
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      {children}
      <DealerFields values={values} onChange={onChange} errors={sending.errors} />
      <div className="deeds form-deed">
        <Button type="submit" main aria-disabled={sending.isSending}>
          {deed}
        </Button>
        {beside}
      </div>
    </form>
  )
}

type FieldsProps = Pick<Props, 'values' | 'onChange'> & { errors: Record<string, string> }

function DealerFields({ values, onChange, errors }: FieldsProps) {
  const say = useSay()
  const field = (name: keyof DealerFormValues) => ({
    name,
    label: say(`dealer-form.field.${name}`),
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...values, [name]: target.value }),
  })
  const choose = { value: '', text: say('dealer-form.choose') }
  return (
    <>
      <fieldset>
        <legend>{say('dealer-form.section.who')}</legend>
        <div className="grid">
          <TextInput {...field('name')} className="span-12" />
          <Select
            {...field('kind')}
            className="span-6"
            options={[choose, ...branchKinds.map((value) => ({ value, text: say(`branch-kind.${value}`) }))]}
          />
          <Select
            {...field('size')}
            className="span-6"
            optional
            options={[
              { value: '', text: say('dealer-form.size.none') },
              ...dealerSizes.map((value) => ({ value, text: say(`dealer-form.size.${value}`) })),
            ]}
          />
          <TextInput {...field('kvkNumber')} className="span-6" inputMode="numeric" mono optional />
          <TextInput {...field('branchNumber')} className="span-6" inputMode="numeric" mono optional />
        </div>
      </fieldset>
      <fieldset>
        <legend>{say('dealer-form.section.where')}</legend>
        <div className="grid">
          <TextInput {...field('street')} className="span-8" />
          <TextInput {...field('houseNumber')} className="span-4" />
          <TextInput {...field('postcode')} className="span-4" />
          <TextInput {...field('town')} className="span-8" />
          <MunicipalityField {...field('municipality')} choose={choose} />
        </div>
      </fieldset>
      <fieldset>
        <legend>{say('dealer-form.section.reach')}</legend>
        <div className="grid">
          <TextInput {...field('email')} className="span-6" type="email" optional />
          <TextInput {...field('phone')} className="span-6" type="tel" optional />
        </div>
      </fieldset>
    </>
  )
}

type MunicipalityProps = {
  name: string
  label: string
  value: string
  error: string | undefined
  onChange: (event: { target: { value: string } }) => void
  choose: { value: string; text: string }
}

/** A municipality writes for itself only; a value of another stays to be seen. */
function MunicipalityField({ choose, ...field }: MunicipalityProps) {
  const { organisation } = useMe()
  const own = organisation.kind === 'municipality' ? [organisation.code] : twente
  const slugs = own.includes(field.value) || field.value === '' ? own : [...own, field.value]
  const options = slugs.map((value) => ({ value, text: municipalityName(value) }))
  return <Select {...field} className="span-12" options={[choose, ...options]} />
}
