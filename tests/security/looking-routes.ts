import sharp from 'sharp'
import { dealerRoles, policeRoles, type Role } from '../../src/kernel/codes.ts'
import type { HitView } from '../../src/capabilities/matching/contract.ts'
import type { ReportView } from '../../src/capabilities/disclosures/contract.ts'
import type { GoodsListView } from '../../src/capabilities/thefts/contract.ts'
import { newImei, openWorld, type World } from '../factories.ts'
import type { Answer, Client } from '../helder.ts'
import { CASE_WORDS, openProgramme } from '../programme-world.ts'
import { ENSCHEDE, phone, purchase, seller } from '../purchases.ts'
import { openVisits } from '../visit-world.ts'
import { lookingOnMeasures } from './measure-doors.ts'
import { lookingOnVisits } from './visit-doors.ts'

/** What must not come out without a look: each stands where people put it, and nowhere else. */
export const canaries = {
  seller: 'Kanarie Verkoopster',
  buyer: 'Kanarie Koopster',
  owner: 'Kanarie Eigenaresse',
  words: 'kanarie bij het station',
  caseWords: CASE_WORDS,
  facts: 'Kanarie had de fiets in haar winkel',
  suspicion: 'Kanarie zei dat de fiets van een ander was',
}
// What the database names by chance gets a name that the table below can say.
const LIST_REFERENCE = 'G-KANARIE'
const REPORT_ID = '00000000-0000-7000-8000-0000000000aa'
const municipalReaders = ['municipal-officer', 'municipal-lawyer', 'mayors-office'] as const

/** A route that opens personal data: who may, what is asked, and what of a person is in the answer. */
export type LookingRoute = {
  route: string
  roles: readonly Role[]
  body?: object
  gives: string
  /** What the record must say of it. */
  subjectKind: string
  /** Records it leaves: one, unless what was opened is recorded again as given to somebody. */
  looks?: number
  /** Of another organisation than the demo account of the role. */
  organisation?: string
}
const triangle = [...municipalReaders, 'prosecutor', 'assistant-prosecutor', 'fencing-specialist'] as const
const purpose = { purposeCode: 'investigation-theft', purposeText: 'PL0500-2026-1' }
export const lookingRoutes: LookingRoute[] = [
  {
    route: 'POST /v1/hits/:id/seller-views',
    roles: policeRoles,
    body: purpose,
    gives: canaries.seller,
    subjectKind: 'entry',
  },
  {
    route: 'POST /v1/leads/:id/views',
    roles: policeRoles,
    body: {},
    gives: canaries.words,
    subjectKind: 'lead',
  },
  {
    route: 'POST /v1/goods-lists/:id/owner-views',
    roles: policeRoles,
    body: { purposeCode: 'handle-goods-list', purposeText: 'nummer navragen' },
    gives: canaries.owner,
    subjectKind: 'goods-list',
  },
  {
    route: 'GET /v1/goods-lists/:id/pictures/:pictureId',
    roles: policeRoles,
    gives: 'image/jpeg',
    subjectKind: 'goods-list',
  },
  {
    route: 'POST /v1/received-reports/:id/views',
    roles: municipalReaders,
    body: {},
    gives: canaries.facts,
    subjectKind: 'administrative-report',
  },
  {
    route: 'POST /v1/triangle-cases/:id/views',
    roles: triangle,
    body: {},
    gives: canaries.caseWords,
    subjectKind: 'triangle-case',
  },
  {
    route: 'POST /v1/triangle-cases/:id/papers',
    roles: triangle,
    body: {},
    gives: 'application/pdf',
    subjectKind: 'triangle-case',
  },
  {
    route: 'POST /v1/triangle-meetings/:id/papers',
    roles: triangle,
    body: {},
    gives: 'application/pdf',
    subjectKind: 'triangle-case',
  },
  ...lookingOnMeasures,
  {
    route: 'POST /v1/overview-annexes',
    roles: municipalReaders,
    body: { purposeCode: 'triangle' },
    gives: 'Juwelier Voorbeeld',
    subjectKind: 'overview-annex',
  },
  {
    route: 'POST /v1/overview-annexes/:id/papers',
    roles: municipalReaders,
    body: {},
    gives: 'application/pdf',
    subjectKind: 'overview-annex',
  },
  {
    route: 'POST /v1/purchases/:id/seller-views',
    roles: dealerRoles,
    body: { purposeCode: 'receipt' },
    gives: canaries.seller,
    subjectKind: 'entry',
  },
  {
    route: 'POST /v1/sales/:id/buyer-views',
    roles: dealerRoles,
    body: { purposeCode: 'receipt' },
    gives: canaries.buyer,
    subjectKind: 'entry',
  },
  {
    route: 'POST /v1/data-subject-requests/:id/register-answers',
    roles: ['dealer'],
    body: {
      name: canaries.seller,
      entries: [{ register: 'purchase', branchNumber: ENSCHEDE, sequenceNumber: 1 }],
    },
    gives: canaries.seller,
    subjectKind: 'entry',
  },
  {
    route: 'POST /v1/data-subject-requests/:id/police-answers',
    roles: ['privacy-officer'],
    body: {
      name: canaries.owner,
      references: [{ reference: LIST_REFERENCE, isTheirReport: false }],
      mentionHits: false,
    },
    gives: canaries.owner,
    subjectKind: 'goods-list',
    looks: 2,
  },
  {
    route: 'POST /v1/data-subject-requests/:id/municipal-answers',
    roles: ['privacy-officer'],
    organisation: 'municipality:enschede',
    body: { kvkNumber: '99000001', given: [{ id: REPORT_ID, ground: 'Geen lopend onderzoek' }] },
    gives: canaries.facts,
    subjectKind: 'administrative-report',
  },
  ...lookingOnVisits(canaries.suspicion),
]

export type LookWorld = World & {
  /** The address of a route, with what stands in this world. Throws for a kind of thing it does not hold. */
  addressOf: (url: string) => string
}

/** A world with one of everything that people may open, each with its canary. */
export async function openLookWorld(): Promise<LookWorld> {
  const world = await openWorld()
  const [dealer, citizen] = [await world.as('dealer'), await world.as('citizen')]
  const identifiers = [{ kind: 'imei' as const, value: newImei() }]
  const body = purchase({
    items: [phone({ identifiers })],
    seller: seller({ name: canaries.seller }),
    branchNumber: ENSCHEDE,
  })
  const bought = idOf(await dealer.post('/v1/purchases', body)) as { id: string; items: { id: string }[] }
  const report = await world.report({ item: { identifiers } })
  await world.matchAll()
  const hits = (await (await world.as('detective')).get('/v1/hits')).body as { items: HitView[] }
  const sold = await dealer.post('/v1/sales', {
    purchaseItemId: bought.items[0]!.id,
    soldAt: new Date().toISOString(),
    priceCents: 1,
    buyer: {
      name: canaries.buyer,
      street: 'A',
      houseNumber: '1',
      postcode: '7511 AB',
      town: 'E',
      country: 'NL',
    },
  })
  const list = idOf(
    await citizen.post('/v1/goods-lists', {
      municipality: 'enschede',
      committedOn: '2026-10-01',
      contact: { name: canaries.owner, phone: '06 00000000', email: 'kanarie@voorbeeld.example' },
      items: [{ category: 'phone', brand: 'Oppo', identifiers: [{ kind: 'imei', value: newImei() }] }],
    }),
  ) as GoodsListView
  const lead = '00000000-0000-7000-8000-00000000000b'
  await world.admin`insert into thefts.lead (id, kind, canonical, folded, checked_at, yes_digest, words, base_teams)
    values (${lead}, 'imei', ${identifiers[0]!.value}, '{}', now(), 'x', ${canaries.words}, '{enschede}')`
  const ids: Record<string, string> = {
    purchases: bought.id,
    sales: (idOf(sold) as { id: string }).id,
    'theft-reports': report,
    hits: hits.items[0]!.id,
    leads: lead,
    'goods-lists': list.id,
    pictures: await addPicture(world, list),
    ...(await disclose(world)),
    ...(await openProgramme(world)),
    ...(await openVisits(world, canaries.suspicion)),
    ...(await askControllers(world, list)),
  }
  return {
    ...world,
    addressOf: (url) =>
      url.replaceAll(/([\w-]+)\/:\w+/g, (_, kind: string) => {
        const id = ids[url] ?? ids[kind]
        if (!id) throw new Error(`openLookWorld makes no ${kind}: let it, so that its routes are looked at`)
        return `${kind}/${id}`
      }),
  }
}

/** A picture as a phone sends it. */
async function addPicture(world: World, list: GoodsListView): Promise<string> {
  const signIn = await world.app.inject({
    method: 'POST',
    url: '/demo/sign-in',
    payload: { role: 'citizen' },
  })
  const form = new FormData()
  const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a0522d' } })
    .jpeg()
    .toBuffer()
  form.set('shows', 'item')
  form.set('picture', new File([new Uint8Array(jpeg)], 'foto.jpg', { type: 'image/jpeg' }))
  const sent = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: `/v1/goods-lists/${list.id}/items/${list.items[0]!.id}/pictures`,
    headers: {
      cookie: String(signIn.headers['set-cookie']).split(';')[0]!,
      'content-type': sent.headers.get('content-type')!,
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<{ id: string }>().id
}

/** A report that police signed and the municipality received. */
async function disclose(world: World): Promise<Record<string, string>> {
  const signer = await world.as('assistant-prosecutor')
  const draft = idOf(
    await signer.post('/v1/administrative-reports', {
      municipality: 'enschede',
      branchNumber: ENSCHEDE,
      subject: 'Gestolen fiets in de winkel',
      basis: 'wpg-16',
      basisText: '',
      facts: [{ observedOn: '2026-11-05', text: canaries.facts, source: 'Treffer' }],
      request: 'Overweeg een waarschuwing.',
    }),
  ) as ReportView
  idOf(await signer.post(`/v1/administrative-reports/${draft.id}/signatures`, { version: draft.version }))
  return { 'administrative-reports': draft.id, 'received-reports': draft.id }
}

/** One request to each controller, about what stands in this world. */
async function askControllers(world: World, list: GoodsListView): Promise<Record<string, string>> {
  await world.admin`update thefts.goods_list set reference = ${LIST_REFERENCE} where id = ${list.id}`
  await world.admin`update supervision.received_report set id = ${REPORT_ID}`
  const ask = async (by: Client) => {
    const made = await by.post('/v1/data-subject-requests', { kind: 'access', receivedOn: '2026-11-01' })
    return (idOf(made) as { id: string }).id
  }
  const path = '/v1/data-subject-requests/:id'
  return {
    'data-subject-requests': await ask(await world.as('privacy-officer')),
    [`${path}/register-answers`]: await ask(await world.as('dealer')),
    [`${path}/municipal-answers`]: await ask(await world.token('privacy-officer', 'municipality:enschede')),
    'received-reports': REPORT_ID,
  }
}

function idOf({ status, body, text }: Answer): unknown {
  if (status !== 201) throw new Error(text)
  return body
}
