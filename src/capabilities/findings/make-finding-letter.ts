import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { translate } from '../../platform/messages/index.ts'
import { sayDay } from '../../platform/messages/say-values.ts'
import { type ListedDealer, listDealers } from '../dealers/public.ts'
import { type FilledBlock, logoOf, type Paper, papersOn, typesetLetters } from '../letters/public.ts'
import type { FindingView } from './contract.ts'
import { listFindings } from './list-findings.ts'

type Asked = { dealerId: string; toldOn: Day; baseUrl: string; now: Date }

/**
 * The letter that tells a dealer what was found: each finding with its day, rule and words, the term, and how to answer, on the
 * paper of the municipality. Made again from the findings told by letter on a day; null when there are none of the caller.
 */
export async function makeFindingLetter(
  tx: Transaction,
  caller: Caller,
  { dealerId, toldOn, baseUrl, now }: Asked,
): Promise<Buffer | null> {
  const [dealer] = await listDealers(tx, dayInAmsterdam(now), [dealerId])
  const findings = (await listFindings(tx, { dealerIds: [dealerId] })).filter(
    ({ told, withdrawn }) => told?.way === 'letter' && told.on === toldOn && withdrawn === null,
  )
  if (dealer === undefined || findings.length === 0) return null
  const paper = (await papersOn(tx, toldOn)).forMunicipality(dealer.municipality)
  const subject = say('subject')
  const content = {
    reference: `${dealer.municipality.toUpperCase()}-${toldOn}`,
    addressee: [
      dealer.name,
      `${dealer.street} ${dealer.houseNumber}`.trim(),
      `${dealer.postcode}  ${dealer.town.toLocaleUpperCase('nl')}`.trim(),
    ],
    day: sayDay(toldOn, 'nl'),
    subject,
    blocks: blocksOf(findings, dealer, baseUrl),
    sender: senderOf(paper, caller),
  }
  const logo = paper === null ? null : await logoOf(tx, paper.id)
  return typesetLetters([{ content, logo }], subject, now)
}

/** Letters are Dutch: a decree and what leads to one are in the language of the authority (Awb 2:6). */
const say = (name: string, values: Record<string, string> = {}) =>
  translate('nl', `finding-letter.${name}`, values)
const line = (text: string, bold = false) => [{ text, bold }]

function blocksOf(findings: readonly FindingView[], dealer: ListedDealer, baseUrl: string): FilledBlock[] {
  const { answerUntil } = findings[0]!.told!
  const how =
    dealer.facts.joinedOn === null
      ? say('how-by-post')
      : say('how-in-app', { address: `${baseUrl}/app/bevindingen` })
  return [
    { kind: 'paragraph', lines: [line(say('lead', { name: dealer.name }))] },
    ...findings.flatMap(blocksOfOne),
    { kind: 'heading', lines: [line(say('answer'))] },
    { kind: 'paragraph', lines: [line(say('term', { day: sayDay(answerUntil, 'nl') }), true)] },
    { kind: 'paragraph', lines: [line(how)] },
    { kind: 'heading', lines: [line(say('means'))] },
    { kind: 'paragraph', lines: [line(say('means-text'))] },
    { kind: 'paragraph', lines: [line(say('rule', { address: `${baseUrl}/overzicht-regel` }))] },
  ]
}

function blocksOfOne({ kind, observedAt, basis, text, evidence }: FindingView): FilledBlock[] {
  const rule = basis === null ? say('no-rule') : say('article', { article: basis.article })
  return [
    { kind: 'heading', lines: [line(translate('nl', `finding.kind.${kind}`))] },
    {
      kind: 'paragraph',
      lines: [line(`${say('seen', { day: sayDay(dayInAmsterdam(new Date(observedAt)), 'nl') })} ${rule}`)],
    },
    { kind: 'paragraph', lines: text.split('\n').map((one) => line(one)) },
    ...(evidence.length > 0
      ? [{ kind: 'list' as const, lines: evidence.map(({ words }) => line(words)) }]
      : []),
  ]
}

/** A municipality that made no paper yet writes under its own name. */
function senderOf(paper: Paper | null, caller: Caller) {
  if (paper === null) {
    const { organisationName: name, accountName } = caller
    const nothing = { returnAddress: name, visitAddress: '', contact: '', colour: '#0b544c' }
    return { name, ...nothing, signatoryName: accountName, signatoryFunction: say('signatory') }
  }
  const {
    senderName: name,
    returnAddress,
    visitAddress,
    contact,
    signatoryName,
    signatoryFunction,
    colour,
  } = paper
  return { name, returnAddress, visitAddress, contact, signatoryName, signatoryFunction, colour }
}
