import { Select, TextInput } from '../../../web/components/inputs.tsx'
import { countryOptions } from '../../../web/countries.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'

type AddressField = 'postcode' | 'houseNumber' | 'street' | 'town' | 'country'
type Bound = { name: string; error: string | undefined }

/** An address in the order in which people say it at a counter; abroad not each has a postcode or a house number. */
export function AddressFields(props: { country: string; bind: (field: AddressField) => Bound }) {
  const { country, bind } = props
  const say = useSay()
  const { locale } = useLanguage()
  const abroad = country !== 'NL'
  const field = (name: AddressField) => ({ ...bind(name), label: say(`registers.field.${name}`) })
  return (
    <>
      <TextInput {...field('postcode')} optional={abroad} className="span-5 half" />
      <TextInput {...field('houseNumber')} optional={abroad} className="span-7 half" />
      <TextInput {...field('street')} className="span-12" />
      <TextInput {...field('town')} className="span-7 half" />
      <Select {...field('country')} options={countryOptions(locale)} className="span-5 half" />
    </>
  )
}
