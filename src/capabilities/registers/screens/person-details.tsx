import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { countryName } from '../../../web/countries.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { PersonView } from '../contract.ts'

/** Who someone is, as recorded: name, address, and of a seller the document. */
export function PersonDetails({ person }: { person: PersonView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { seller, buyer, correctionReason } = person
  const who = seller ?? buyer
  const adult = seller?.isAdult === true ? 'yes' : seller?.isAdult === false ? 'no' : 'other'
  return (
    <KeyValues>
      {who && (
        <>
          <KeyValue name={say('registers.field.name')}>{who.name ?? '–'}</KeyValue>
          <KeyValue name={say('registers.branches.address')}>
            {addressLines(who, locale).map((line) => (
              <span className="line" key={line}>
                {line}
              </span>
            ))}
          </KeyValue>
        </>
      )}
      {seller?.kvk && <KeyValue name={say('registers.field.kvk')}>{seller.kvk}</KeyValue>}
      {seller?.documentKind && (
        <KeyValue name={say('registers.field.documentKind')}>
          {say('registers.entry.document', {
            kind: say(`document.${seller.documentKind}`),
            country: countryName(seller.documentCountry ?? 'NL', locale),
          })}{' '}
          <span className="mono">{seller.documentNumber}</span>
        </KeyValue>
      )}
      {seller?.kind === 'person' && (
        <KeyValue name={say('registers.field.isAdult')}>{say(`registers.answer.${adult}`)}</KeyValue>
      )}
      {correctionReason && (
        <KeyValue name={say('registers.field.correctionReason')}>{correctionReason}</KeyValue>
      )}
    </KeyValues>
  )
}

type Address = Pick<
  NonNullable<PersonView['buyer']>,
  'street' | 'houseNumber' | 'postcode' | 'town' | 'country'
>

/** An address in lines as on an envelope; the country only abroad. */
export function addressLines(address: Address, locale: 'nl' | 'en'): string[] {
  const first = [address.street, address.houseNumber].filter(Boolean).join(' ')
  const second = [address.postcode, address.town].filter(Boolean).join(' ')
  const abroad = address.country === 'NL' ? '' : countryName(address.country, locale)
  return [first, second, abroad].filter(Boolean)
}
