import { useQuery } from '@tanstack/react-query'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import { sayDay } from '../../../platform/messages/say-values.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { publicAddress } from '../../../web/public-address.ts'
import { policyQuery } from '../../../web/policies.ts'
import { useNow } from '../../../web/use-now.ts'
import type { BranchView } from '../../access/contract.ts'
import { policyOn } from '../../policy/rules/policy-on.ts'
import type { PurchaseView } from '../contract.ts'

/** Until when the goods stay, by which rule, and from when they may be sold. */
export function EntryTerm({ entry, branch }: { entry: PurchaseView; branch: BranchView | undefined }) {
  const say = useSay()
  const { locale } = useLanguage()
  const saleFrom = addDays(entry.keepUntil, 1)
  const isOver = dayInAmsterdam(useNow()) >= saleFrom
  const isPledge = entry.conditions === 'pledge' && entry.pledgeUntil !== null
  return (
    <>
      <div className="until">
        <span className="muted">{say('registers.counter.keep-until')}</span>
        <b>{sayDay(entry.keepUntil, locale)}</b>
      </div>
      {branch && <HoldingRule entry={entry} branch={branch} />}
      <p>
        <b>
          {isPledge
            ? say('registers.counter.pledge-until-note', { day: entry.pledgeUntil })
            : say(isOver ? 'registers.entry.sale-since' : 'registers.entry.sale-from', { day: saleFrom })}
        </b>
      </p>
    </>
  )
}

function HoldingRule({ entry, branch }: { entry: PurchaseView; branch: BranchView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { data: policy } = useQuery(policyQuery(branch.municipality))
  const holding = policy && policyOn(policy.rules, dayInAmsterdam(new Date(entry.acquiredAt))).holding
  if (!holding) return null
  const unit = holding.unit === 'working-days' ? 'working' : 'calendar'
  return (
    <p>
      {say('registers.entry.holding', { unit, days: holding.days })}{' '}
      <a
        className="utrecht-link utrecht-link--html-a"
        href={publicAddress(`/regels/${branch.municipality}`, locale)}
      >
        {say('registers.entry.rule-of', { municipality: branch.municipalityName })}
      </a>
    </p>
  )
}
