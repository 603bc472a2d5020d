import { isDay } from '../../../../kernel/dates.ts'
import { sayDay } from '../../../../platform/messages/say-values.ts'
import { Button } from '../../../../web/components/button.tsx'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { firstSaleDay, keepUntil } from '../../rules/holding.ts'
import { usePurchaseForm } from './form-context.tsx'

/** The deed, always in view: until when the goods stay, and the button that records. */
export function DeedSection({ isSending, text }: { isSending: boolean; text: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { values, policy, acquiredOn } = usePurchaseForm()
  const until = keepUntil(acquiredOn, policy.holding)
  const isPledge = values.conditions === 'pledge' && isDay(values.pledgeUntil)
  return (
    <div className="deed">
      <p className="until" aria-live="polite">
        <span className="small muted">{say('registers.counter.keep-until')}</span>
        <b>{sayDay(until, locale)}</b>
        <span className="small muted hide-narrow">
          {isPledge
            ? say('registers.counter.pledge-until-note', { day: values.pledgeUntil })
            : say('registers.counter.sale-from', { day: firstSaleDay(until) })}
        </span>
      </p>
      <Button main type="submit" aria-disabled={isSending}>
        {isSending ? say('registers.counter.submitting') : text}
        {!isSending && <kbd className="hide-narrow">Ctrl Enter</kbd>}
      </Button>
      <p className="small muted hide-narrow">{say('registers.counter.final')}</p>
    </div>
  )
}
