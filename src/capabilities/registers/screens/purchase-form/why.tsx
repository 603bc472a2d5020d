import { useSay } from '../../../../web/language.tsx'
import { ruleOn } from '../../../policy/rules/policy-on.ts'
import { retentionValues } from '../retention-values.ts'
import { usePurchaseForm } from './form-context.tsx'

/** Which rule asks this, and what the seller may be told about it (art. 13 AVG), to read out or to show. */
export function Why() {
  const say = useSay()
  const { policyView, policy, documentDemanded, acquiredOn } = usePurchaseForm()
  const rule = ruleOn(policyView.rules, 'seller', acquiredOn)
  const municipality = policyView.name
  const sentence =
    rule === null
      ? 'registers.counter.rule-none'
      : policy.seller?.document === 'always'
        ? 'registers.counter.rule-always'
        : documentDemanded
          ? 'registers.counter.rule-document'
          : 'registers.counter.rule-name'
  return (
    <div className="why">
      <p>
        {say(sentence, { municipality })} {rule && say('registers.counter.rule-since', { day: rule.from })}
      </p>
      <details>
        <summary>{say('registers.counter.why-summary')}</summary>
        <div>
          <p>{say('registers.counter.why-law')}</p>
          <p>{say('registers.counter.why-who')}</p>
          {policy.retention && (
            <p>{say('registers.counter.why-long', retentionValues(policy.retention.months))}</p>
          )}
          <p>{say('registers.counter.why-not')}</p>
          <p>{say('registers.counter.why-rights')}</p>
        </div>
      </details>
    </div>
  )
}
