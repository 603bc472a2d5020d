import type { ProviderInput } from '../../capabilities/access/public.ts'
import * as made from './people.ts'

type Level = { value: string; nl: string; en: string }
/** One kind of broker: how it is set at Helder, and who signs in there. */
export type StandInKind = {
  id: 'eherkenning' | 'police' | 'municipality'
  people: readonly made.MadeUpPerson[]
  levels: readonly Level[]
  method: 'client_secret_basic' | 'private_key_jwt'
  settings: Omit<ProviderInput, 'id' | 'issuer' | 'clientId' | 'authentication'>
}

const loa = (level: string) => `urn:etoegang:core:assurance-class:${level}`
const eherkenningLevels: readonly Level[] = [
  { value: loa('loa2'), nl: 'EH2', en: 'EH2' },
  { value: loa('loa2plus'), nl: 'EH2+', en: 'EH2+' },
  { value: loa('loa3'), nl: 'EH3', en: 'EH3' },
  { value: loa('loa4'), nl: 'EH4', en: 'EH4' },
]
const eidas = (level: string) => `http://eidas.europa.eu/LoA/${level}`
const eidasLevels: readonly Level[] = [
  { value: eidas('low'), nl: 'Laag: wachtwoord', en: 'Low: password' },
  { value: eidas('substantial'), nl: 'Substantieel: wachtwoord en app', en: 'Substantial: password and app' },
  { value: eidas('high'), nl: 'Hoog: pas', en: 'High: card' },
]
const orderOf = (levels: readonly Level[]) => levels.map(({ value }) => value)

/** Like eHerkenning: the business by its KvK number, the person by a pseudonym, the role by the service. */
const eherkenning: StandInKind = {
  id: 'eherkenning',
  people: made.dealerPeople,
  levels: eherkenningLevels,
  method: 'client_secret_basic',
  settings: {
    name: { nl: 'eHerkenning', en: 'eHerkenning' },
    organisationKind: 'dealer',
    claims: { subject: made.ACTING_SUBJECT },
    assurance: { order: orderOf(eherkenningLevels), minimum: loa('loa3') },
    organisation: { from: 'kvk-number', claim: made.KVK_NUMBER },
    roles: { from: 'claim', claim: made.SERVICE, map: made.services },
  },
}
const police: StandInKind = {
  id: 'police',
  people: made.policePeople,
  levels: eidasLevels,
  method: 'client_secret_basic',
  settings: {
    name: { nl: 'Politie', en: 'Police' },
    organisationKind: 'base-team',
    assurance: { order: orderOf(eidasLevels), minimum: eidas('substantial') },
    organisation: { from: 'claim', claim: 'team', map: made.teams },
    roles: { from: 'claim', claim: 'groups', map: made.policeGroups },
  },
}
/** Signs its requests with a key and gives claims at its userinfo endpoint, as some brokers do. */
const municipality: StandInKind = {
  id: 'municipality',
  people: made.municipalPeople,
  levels: eidasLevels,
  method: 'private_key_jwt',
  settings: {
    name: { nl: 'Gemeente', en: 'Municipality' },
    organisationKind: 'municipality',
    claimsFrom: 'userinfo',
    assurance: { order: orderOf(eidasLevels), minimum: eidas('substantial') },
    organisation: { from: 'claim', claim: 'oin', map: made.municipalityNumbers },
    roles: { from: 'claim', claim: 'functions', map: made.municipalityFunctions },
  },
}
export const standInKinds: readonly StandInKind[] = [eherkenning, police, municipality]
