import { useState } from 'react'
import { conditionsCodes } from '../../../../kernel/codes.ts'
import { DateTimeInput, DayInput, Select, TextInput } from '../../../../web/components/inputs.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useSay } from '../../../../web/language.tsx'
import { localOf } from '../../../../web/local-time.ts'
import { useNow } from '../../../../web/use-now.ts'
import { usePurchaseForm } from './form-context.tsx'
import { isUnpaid } from './to-request.ts'

const methods = ['cash', 'bank', 'card', 'other'] as const

/** How the goods were acquired, when, and how they were paid. */
export function PaymentSection({ showsReference }: { showsReference: boolean }) {
  const say = useSay()
  const { values, bind } = usePurchaseForm()
  return (
    <section className="payment">
      <div className="grid is-top">
        <Select
          {...bind('conditions')}
          label={say('registers.field.conditions')}
          options={conditionsCodes.map((value) => ({ value, text: say(`conditions.${value}`) }))}
          className="span-6"
        />
        {values.conditions === 'pledge' && (
          <DayInput
            {...bind('pledgeUntil')}
            label={say('registers.field.pledgeUntil')}
            help={say('registers.help.pledge')}
            className="span-6"
          />
        )}
        <AcquiredAt />
      </div>
      {!isUnpaid(values.conditions) && (
        <RadioGroup
          {...bind('paymentMethod')}
          label={say('registers.field.paymentMethod')}
          options={methods.map((value) => ({ value, text: say(`payment.${value}`) }))}
        />
      )}
      {showsReference && (
        <div className="grid">
          <TextInput
            {...bind('reference')}
            label={say('registers.field.reference')}
            optional
            className="span-6"
          />
        </div>
      )}
    </section>
  )
}

/** Nearly always now; another moment only for who asks for it. */
function AcquiredAt() {
  const say = useSay()
  const now = useNow()
  const { form, values, bind } = usePurchaseForm()
  const [asked, setAsked] = useState(false)
  if (asked || values.acquiredAt !== '') {
    return (
      <DateTimeInput
        {...bind('acquiredAt')}
        label={say('registers.counter.when')}
        max={localOf(now)}
        className="span-6"
      />
    )
  }
  return (
    <div className="span-6 utrecht-form-field">
      <p className="utrecht-form-label">{say('registers.counter.when')}</p>
      <p className="now-line">
        {say('registers.counter.when-now')}{' '}
        <button
          type="button"
          className="text-link"
          onClick={() => {
            setAsked(true)
            form.setValue('acquiredAt', localOf(new Date()))
          }}
        >
          {say('registers.counter.when-other')}
        </button>
      </p>
    </div>
  )
}
