import { documentKinds } from '../../../../kernel/codes.ts'
import { countryOptions } from '../../../../web/countries.ts'
import { Notice } from '../../../../web/components/notice.tsx'
import { Select, TextInput } from '../../../../web/components/inputs.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { AddressFields } from '../address-fields.tsx'
import { usePurchaseForm } from './form-context.tsx'
import { Why } from './why.tsx'

/** From whom: exactly what the municipality's policy demands for these goods, and nothing more. */
export function SellerSection() {
  const say = useSay()
  const { values, bind } = usePurchaseForm()
  if (values.conditions === 'opening-stock') {
    return (
      <section>
        <h2>{say('registers.counter.seller')}</h2>
        <p className="why">{say('registers.counter.seller-none')}</p>
      </section>
    )
  }
  const isBusiness = values.seller.kind === 'business'
  return (
    <section>
      <h2>{say('registers.counter.seller')}</h2>
      <RadioGroup
        {...bind('seller.kind')}
        label={say('registers.field.kind')}
        quiet
        options={(['person', 'business'] as const).map((value) => ({
          value,
          text: say(`registers.seller.${value}`),
        }))}
      />
      <Why />
      <div className="grid">
        <TextInput {...bind('seller.name')} label={say('registers.field.name')} className="span-12" />
        {isBusiness && (
          <TextInput
            {...bind('seller.kvk')}
            label={say('registers.field.kvk')}
            inputMode="numeric"
            className="span-12"
          />
        )}
        <AddressFields country={values.seller.country} bind={(field) => bind(`seller.${field}`)} />
        {!isBusiness && <PersonFields />}
      </div>
    </section>
  )
}

function PersonFields() {
  const say = useSay()
  const { locale } = useLanguage()
  const { values, bind, documentDemanded } = usePurchaseForm()
  return (
    <>
      {documentDemanded && (
        <>
          <Select
            {...bind('seller.documentKind')}
            label={say('registers.field.documentKind')}
            options={[
              { value: '', text: say('registers.seller.choose-document') },
              ...documentKinds.map((value) => ({ value, text: say(`document.${value}`) })),
            ]}
            className="span-7 half"
          />
          <Select
            {...bind('seller.documentCountry')}
            label={say('registers.field.documentCountry')}
            options={countryOptions(locale)}
            className="span-5 half"
          />
          <TextInput
            {...bind('seller.documentNumber')}
            label={say('registers.field.documentNumber')}
            mono
            className="span-12"
          />
        </>
      )}
      <RadioGroup
        {...bind('seller.isAdult')}
        label={say('registers.field.isAdult')}
        options={[
          {
            value: 'yes',
            text: say(documentDemanded ? 'registers.seller.adult-document' : 'registers.seller.adult-yes'),
          },
          { value: 'no', text: say('registers.seller.adult-no') },
        ]}
        className="span-12"
      />
      {values.seller.isAdult === 'no' && (
        <div className="span-12">
          <Notice tone="warning" title={say('registers.counter.minor')} role="alert" />
        </div>
      )}
    </>
  )
}
