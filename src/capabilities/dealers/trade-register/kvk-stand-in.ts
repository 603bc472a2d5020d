import type { BranchKind } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'
import type { TradeAddress } from './contract.ts'
import type { KvkGeneration } from './kvk-search.ts'

/** A made-up business as the stand-in has it. */
export type StandInBusiness = {
  kvkNumber: string
  name: string
  kind: BranchKind
  startedOn: Day
  endedOn: Day | null
  nonMailing: boolean
  branches: StandInBranch[]
}
export type StandInBranch = {
  branchNumber: string
  name: string
  address: TradeAddress
  isShielded?: boolean
  staff: number | null
  endedOn: Day | null
}
export type StandIn = {
  businesses: readonly StandInBusiness[]
  key: string
  /** Which generations of the search it serves; elsewhere nothing is there, as after one is switched off. */
  generations: readonly KvkGeneration[]
}
export type StandInAnswer = { status: number; headers?: Record<string, string>; body: unknown }

/** SBI 2008, as the register writes it. */
const activities: Record<BranchKind, [code: string, words: string]> = {
  'gold-buyer': ['47799', 'Winkels in overige tweedehands goederen'],
  jeweller: ['4777', 'Winkels in juweliersartikelen en uurwerken'],
  'phone-shop': ['4742', 'Winkels in telecommunicatieapparatuur'],
  pawnbroker: ['6492', 'Overige kredietverstrekking'],
  'bicycle-shop': ['47641', 'Winkels in fietsen en bromfietsen'],
  general: ['47799', 'Winkels in overige tweedehands goederen'],
}

/** For these numbers it behaves as the real one does on a bad day. */
const badDays: Record<string, StandInAnswer> = {
  '99990429': { status: 429, headers: { 'retry-after': '60' }, body: { fout: [] } },
  '99990500': { status: 500, body: error('IPD9999', 'Er is een fout opgetreden.') },
}

/** What the API answers to a GET of a path under `/api/`. */
export function answerAsKvk(
  standIn: StandIn,
  { path, query, key }: { path: string; query: URLSearchParams; key: string | undefined },
): StandInAnswer {
  if (key !== standIn.key) return { status: 401, body: { fault: { faultstring: 'Invalid ApiKey' } } }
  const asked = /(\d{8})(?:\d{4})?$/.exec(query.get('kvkNummer') ?? path)?.[1]
  const bad = asked === undefined ? undefined : badDays[asked]
  if (bad) return bad
  const generation = standIn.generations.find((one) => path === `v${one}/zoeken`)
  if (generation) return search(standIn.businesses, generation, query)
  const profile = /^v1\/(basis|vestigings)profielen\/(\d+)$/.exec(path)
  if (!profile) return { status: 404, body: { message: 'no Route matched with those values' } }
  return profile[1] === 'basis'
    ? basisprofiel(standIn.businesses, profile[2]!)
    : vestigingsprofiel(standIn.businesses, profile[2]!)
}

function search(
  businesses: readonly StandInBusiness[],
  generation: KvkGeneration,
  query: URLSearchParams,
): StandInAnswer {
  const isNew = generation === 2
  const name = query.get(isNew ? 'naam' : 'handelsnaam')?.toLowerCase()
  const town = query.get('plaats')?.toLowerCase()
  const kvkNumber = query.get('kvkNummer')
  if (!name && !kvkNumber) return { status: 400, body: error('IPD0001', 'Geef een zoekterm op.') }
  const withEnded = query.get(isNew ? 'inclusiefInactieveRegistraties' : 'InclusiefInactieveRegistraties')
  const found = businesses.flatMap((business) =>
    business.branches
      .map((branch, n) => ({ business, branch, type: n === 0 ? 'hoofdvestiging' : 'nevenvestiging' }))
      .filter(({ branch }) => withEnded === 'true' || (business.endedOn ?? branch.endedOn) === null)
      .filter(({ business }) => !kvkNumber || business.kvkNumber === kvkNumber)
      .filter(({ branch }) => !name || branch.name.toLowerCase().includes(name))
      .filter(({ branch }) => !town || townOf(branch.address) === town),
  )
  if (found.length === 0) return { status: 404, body: error('IPD5200', 'Er is geen data gevonden.') }
  const perPage = Number(query.get(isNew ? 'resultatenPerPagina' : 'aantal') ?? 10)
  const results = found.slice(0, perPage).map(({ business, branch, type }) => ({
    kvkNummer: business.kvkNumber,
    vestigingsnummer: branch.branchNumber,
    ...(isNew
      ? { naam: branch.name, adres: addressV2(branch.address) }
      : { handelsnaam: branch.name, adresType: 'bezoekadres', ...addressV1(branch.address) }),
    type,
    actief: (business.endedOn ?? branch.endedOn) === null ? 'Ja' : 'Nee',
    ...(isNew ? { _links: {} } : { links: [] }),
  }))
  const paging = isNew ? { resultatenPerPagina: perPage } : { aantal: perPage }
  return json({ pagina: 1, ...paging, totaal: found.length, resultaten: results })
}

function basisprofiel(businesses: readonly StandInBusiness[], kvkNumber: string): StandInAnswer {
  const business = businesses.find((one) => one.kvkNumber === kvkNumber)
  if (!business) return { status: 404, body: error('IPD0005', 'Het product kan niet worden geleverd.') }
  return json({
    kvkNummer: kvkNumber,
    indNonMailing: yesNo(business.nonMailing),
    naam: business.name,
    formeleRegistratiedatum: compact(business.startedOn),
    materieleRegistratie: registered(business.startedOn, business.endedOn),
    totaalWerkzamePersonen: business.branches.reduce((sum, { staff }) => sum + (staff ?? 0), 0),
    handelsnamen: [{ naam: business.name, volgorde: 0 }],
    sbiActiviteiten: [sbi(business)],
    links: [],
    _embedded: { hoofdvestiging: vestiging(business, business.branches[0]!) },
  })
}

function vestigingsprofiel(businesses: readonly StandInBusiness[], branchNumber: string): StandInAnswer {
  for (const business of businesses) {
    const branch = business.branches.find((one) => one.branchNumber === branchNumber)
    if (branch) return json(vestiging(business, branch))
  }
  return { status: 404, body: error('IPD0007', 'Het product kan niet worden geleverd.') }
}

function vestiging(business: StandInBusiness, branch: StandInBranch) {
  const { staff, address, isShielded = false } = branch
  const at = isShielded ? { type: 'bezoekadres', indAfgeschermd: 'Ja' } : profileAddress(address)
  return {
    vestigingsnummer: branch.branchNumber,
    kvkNummer: business.kvkNumber,
    indNonMailing: yesNo(business.nonMailing),
    formeleRegistratiedatum: compact(business.startedOn),
    materieleRegistratie: registered(business.startedOn, business.endedOn ?? branch.endedOn),
    eersteHandelsnaam: branch.name,
    indHoofdvestiging: yesNo(branch === business.branches[0]),
    indCommercieleVestiging: 'Ja',
    ...(staff !== null && { voltijdWerkzamePersonen: staff, totaalWerkzamePersonen: staff }),
    adressen: [at],
    sbiActiviteiten: [sbi(business)],
    links: [],
  }
}

function addressV1(address: TradeAddress) {
  if (address.kind === 'foreign') return { straatnaam: address.lines[0], plaats: address.lines[1] }
  return { straatnaam: address.street, ...number(address.houseNumber), plaats: address.town }
}

function addressV2(address: TradeAddress) {
  if (address.kind === 'foreign') {
    const [straatHuisnummer, postcodeWoonplaats] = address.lines
    return {
      buitenlandsAdres: { type: 'bezoekadres', straatHuisnummer, postcodeWoonplaats, land: address.country },
    }
  }
  const { street, houseNumber, town } = address
  return {
    binnenlandsAdres: { type: 'bezoekadres', straatnaam: street, ...number(houseNumber), plaats: town },
  }
}

function profileAddress(address: TradeAddress) {
  const common = { type: 'bezoekadres', indAfgeschermd: 'Nee' }
  if (address.kind === 'foreign') {
    const [straatHuisnummer, postcodeWoonplaats] = address.lines
    return { ...common, straatHuisnummer, postcodeWoonplaats, land: address.country }
  }
  const { street, houseNumber, postcode, town } = address
  return {
    ...common,
    volledigAdres: `${street} ${houseNumber} ${postcode?.replace(' ', '')} ${town}`,
    straatnaam: street,
    ...number(houseNumber),
    postcode: postcode?.replace(' ', ''),
    plaats: town,
    land: 'Nederland',
  }
}

function number(houseNumber: string | null) {
  const [, digits, addition] = /^(\d+)\s*(.*)$/.exec(houseNumber ?? '') ?? []
  return {
    ...(digits && { huisnummer: Number(digits) }),
    ...(addition && { huisnummerToevoeging: addition }),
  }
}

const townOf = (address: TradeAddress) => (address.kind === 'domestic' ? address.town.toLowerCase() : '')
const yesNo = (yes: boolean) => (yes ? 'Ja' : 'Nee')
const compact = (day: Day) => day.replaceAll('-', '')
const registered = (start: Day, end: Day | null) => ({
  datumAanvang: compact(start),
  ...(end !== null && { datumEinde: compact(end) }),
})
const json = (body: unknown): StandInAnswer => ({ status: 200, body })

function sbi({ kind }: StandInBusiness) {
  const [sbiCode, sbiOmschrijving] = activities[kind]
  return { sbiCode, sbiOmschrijving, indHoofdactiviteit: 'Ja' }
}

function error(code: string, omschrijving: string) {
  return { fout: [{ code, omschrijving }] }
}
