import { dayInAmsterdam, type Day } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { type FindingView, listFindings } from '../findings/public.ts'
import { listBylaws } from '../policy/public.ts'
import type { AnnexContent, AnnexDealer, AnnexView } from './contract.ts'
import { demandedRegisters } from './demanded-registers.ts'
import { explainDealer, factsOf } from './judge-findings.ts'
import type { AnnexPurpose } from './rules/annex-purposes.ts'
import { overviewClasses, overviewRule } from './rules/overview-rule.ts'

type Asked = { purposeCode: AnnexPurpose; now: Date }
/** Since when a measure runs, by dealer. */
export type RunningMeasures = (tx: Transaction) => Promise<{ dealerId: string; since: Day }[]>

/**
 * Opens the closed annex: every dealer of the own municipality by name, with its class and why. A number, what is shown and
 * the look stand in this transaction. Null for who has no municipality.
 */
export async function openAnnex(
  tx: Transaction,
  caller: Caller,
  { purposeCode, now }: Asked,
  measures: RunningMeasures,
): Promise<AnnexView | null> {
  const content = await makeContent(tx, caller, dayInAmsterdam(now), measures)
  const id = newId()
  const [row] = await tx<{ number: string | null }[]>`
    select supervision.open_annex(${id}, ${content.on}, ${content.rule.version}, ${tx.json(content)}, ${purposeCode},
      ${caller.accountName}) as number`
  const { number } = row!
  return number === null
    ? null
    : { ...content, id, number, openedAt: now.toISOString(), openedBy: caller.accountName }
}

async function makeContent(
  tx: Transaction,
  caller: Caller,
  on: Day,
  measures: RunningMeasures,
): Promise<AnnexContent> {
  const municipality = caller.organisationId.replace(/^municipality:/, '')
  const dealers = await tx<{ dealerId: string; name: string; town: string }[]>`
    select id as "dealerId", name, town from programme.dealer
     where municipality = ${municipality} and listed_on <= ${on} and (ended_on is null or ended_on > ${on})
     order by name, id`
  const findings = Map.groupBy(await listFindings(tx), ({ dealerId }) => dealerId)
  const running = new Map((await measures(tx)).map(({ dealerId, since }) => [dealerId, since]))
  const [bylaws] = await listBylaws(tx, municipality)
  const demanded = demandedRegisters(bylaws?.articles ?? [], on)
  const judged = dealers.map((dealer): AnnexDealer => {
    const own = findings.get(dealer.dealerId) ?? []
    const measureSince = running.get(dealer.dealerId) ?? null
    const { findings: how, ...rest } = explainDealer({ findings: factsOf(own), measureSince, demanded }, on)
    const words = new Map(own.map((one) => [one.id, wordsOf(one)]))
    return { ...dealer, ...rest, findings: how.map((one) => ({ ...one, ...words.get(one.id)! })) }
  })
  const { version, from } = overviewRule
  const rank = ({ class: name }: AnnexDealer) => overviewClasses.indexOf(name)
  return {
    on,
    rule: { version, from },
    municipality: caller.organisationName,
    dealers: judged.toSorted((a, b) => rank(a) - rank(b)),
  }
}

/** What was written of it, and what the dealer said. */
function wordsOf({ basis, text, answers }: FindingView) {
  return { article: basis?.article ?? null, text, answers }
}
