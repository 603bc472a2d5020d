import type { LocalPart } from '../src/capabilities/policy/rules/bylaw-parts.ts'
import type { Topic } from '../src/capabilities/policy/contract.ts'
import { modelTexts } from '../src/capabilities/policy/rules/model-texts.ts'
import type { BranchKind } from '../src/kernel/codes.ts'
import { addDays, type Day, dayInAmsterdam } from '../src/kernel/dates.ts'
import type { Transaction } from '../src/platform/database.ts'
import { type PolicyRule, policyRules } from './policies.ts'
import { municipalities } from './twente.ts'

/** An article of a municipality of the fictional Twente; what decides a rule agrees with `policyRules`. */
type SeedArticle = {
  municipality: string
  part: LocalPart
  status: 'draft' | 'in-force'
  article: string
  text: string
  from: Day
  until: Day | null
  publication: string
  value: Record<string, unknown> | null
  topic: Topic | null
}

const partOfTopic: Partial<Record<Topic, LocalPart>> = {
  holding: 'holding',
  seller: 'document',
  sales: 'sales-register',
  designation: 'designation',
}
const APV_DAY = '2014-07-01'
const numbers = 'nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien'.split(' ')

/** Which municipality has which part that no rule of the counter belongs to, and since when. */
const others: Partial<Record<LocalPart, Record<string, Day>>> = {
  photo: { almelo: '2019-01-01', enschede: '2018-01-01', hengelo: '2019-01-01', oldenzaal: '2021-09-01' },
  notice: Object.fromEntries(
    municipalities.filter(({ slug }) => slug !== 'tubbergen').map(({ slug }) => [slug, APV_DAY]),
  ),
  refusal: {
    almelo: '2016-01-01',
    enschede: '2015-06-01',
    hengelo: '2016-01-01',
    losser: '2018-01-01',
    'hof-van-twente': '2023-07-01',
  },
  exemption: { enschede: '2020-01-01', oldenzaal: '2021-09-01' },
  inspectors: Object.fromEntries(
    municipalities
      .filter(({ slug }) => !['borne', 'tubbergen', 'wierden'].includes(slug))
      .map(({ slug }) => [slug, '2015-01-01']),
  ),
  'enforcement-policy': {
    almelo: '2021-03-01',
    enschede: '2020-01-01',
    losser: '2022-01-01',
    oldenzaal: '2021-09-01',
    'rijssen-holten': '2022-03-01',
  },
}

/** Every article of the region; deviating words show where a municipality left the model. */
export function bylawArticles(now: Date): SeedArticle[] {
  const today = dayInAmsterdam(now)
  const ruled = policyRules(now).flatMap((rule) => articleOf(rule) ?? [])
  const unruled = Object.entries(others).flatMap(([part, places]) =>
    Object.entries(places).map(([municipality, from]) =>
      article(municipality, part as LocalPart, { from, value: part === 'exemption' ? { exempt: [] } : null }),
    ),
  )
  return [
    ...ruled,
    ...unruled,
    // Designated, but nobody was told to certify; and where another register counts.
    article('haaksbergen', 'designation', {
      from: '2024-04-01',
      value: { register: 'this', decree: 'aanwijzingsbesluit', mandate: '' },
    }),
    article('dinkelland', 'designation', {
      from: '2019-01-01',
      value: { register: 'other', otherName: 'Opkopersboek Noordoost (demo)' },
    }),
    article('hengelo', 'designation', {
      status: 'draft',
      from: addDays(today, 40),
      value: { register: 'this', decree: 'aanwijzingsbesluit', mandate: '' },
    }),
    // Should have been decided a month ago.
    article('twenterand', 'sales-register', {
      status: 'draft',
      from: addDays(today, -30),
      value: { buyerNameAndAddress: 'always' },
    }),
  ]
}

function articleOf(rule: PolicyRule): SeedArticle | null {
  const part = partOfTopic[rule.topic]
  if (part === undefined) return null
  const { municipality, validFrom: from, validUntil: until, legalBasis, topic } = rule
  const value = topic === 'designation' ? { register: 'this', ...rule.value } : rule.value
  const words =
    'decree' in rule.value ? rule.value.decree : legalBasis.replace(/^art\. 437ter lid 1 Sr en /, '')
  const printed = legalBasis.startsWith('wetsvoorstel') ? { publication: 'Kamerstukken 36036 (demo)' } : {}
  return article(municipality, part, { from, until, value, topic, article: words, ...printed })
}

function article(
  municipality: string,
  part: LocalPart,
  about: Pick<SeedArticle, 'from' | 'value'> & Partial<SeedArticle>,
): SeedArticle {
  const model = modelTexts[part]
  const days = (about.value as { days?: number } | null)?.days
  const unit = about.value?.['unit'] === 'working-days' ? 'werkdagen' : 'dagen'
  const written = model.text.replace(
    'vijf dagen',
    days === undefined ? 'vijf dagen' : `${numbers[days]} ${unit}`,
  )
  return {
    municipality,
    part,
    status: 'in-force',
    article: model.article.replace(' (voorbeeld)', ''),
    text: ownWords(municipality, written),
    until: null,
    publication: publicationOf(municipality, part, about.from),
    topic: null,
    ...about,
  }
}

/** Older bylaws say the same a little differently. */
function ownWords(municipality: string, text: string): string {
  const isOld = ['borne', 'hellendoorn', 'tubbergen', 'wierden', 'dinkelland'].includes(municipality)
  if (!isOld) return text
  const lines = text.split('\n')
  const shorter = lines.length > 2 ? lines.slice(0, -1) : lines
  return shorter.join('\n').replaceAll('onverwijld', 'zo spoedig mogelijk').replaceAll('tekent', 'schrijft')
}

function publicationOf(municipality: string, part: string, from: Day): string {
  const number = [...`${municipality}${part}`].reduce(
    (sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 90_000,
    7,
  )
  return `Gemeenteblad ${from.slice(0, 4)}, ${10_000 + number} (demo)`
}

/** What the triangles of the fictional Twente made focus besides the four of the region. */
const focus: { municipality: string; kinds: BranchKind[]; decidedOn: Day; from: Day }[] = [
  { municipality: 'enschede', kinds: ['bicycle-shop'], decidedOn: '2024-03-12', from: '2024-04-01' },
  { municipality: 'hengelo', kinds: ['bicycle-shop'], decidedOn: '2024-05-14', from: '2024-06-01' },
  { municipality: 'almelo', kinds: ['general'], decidedOn: '2025-02-11', from: '2025-03-01' },
]

/** Writes articles and decisions of the triangles; an empty table only. */
export async function seedBylaws(tx: Transaction, now: Date): Promise<void> {
  const [known] = await tx`select from policy.bylaw_article limit 1`
  if (known) return
  const entered = { entered_by_name: 'helder seed', entered_at: now }
  const rows = bylawArticles(now).map(({ text, from, until, value, municipality, ...rest }, index) => ({
    ...rest,
    ...entered,
    id: idOf(0xb1a0, index),
    municipality,
    body: text,
    valid_from: from,
    valid_until: until,
    value: value === null ? null : tx.json(value as never),
    organisation_id: `municipality:${municipality}`,
  }))
  await tx`insert into policy.bylaw_article ${tx(rows)}`
  const decisions = focus.map(({ municipality, kinds, decidedOn, from }, index) => ({
    ...entered,
    id: idOf(0xf0c5, index),
    municipality,
    kinds,
    decided_on: decidedOn,
    valid_from: from,
    recorded_in: `Besluitenlijst driehoek ${decidedOn} (demo)`,
    organisation_id: `municipality:${municipality}`,
  }))
  await tx`insert into policy.focus_decision ${tx(decisions)}`
}

const idOf = (kind: number, index: number) =>
  `01900000-0000-7000-8000-${kind.toString(16)}${String(index + 1).padStart(8, '0')}`
