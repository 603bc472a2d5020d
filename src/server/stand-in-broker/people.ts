import type { Role } from '../../kernel/codes.ts'

/** A made-up person of the stand-in, with what the broker says of them. */
export type MadeUpPerson = {
  id: string
  name: string
  /** The role that the claims give; null where the demo shows what happens without one. */
  role: Role | null
  /** For whom they are there, as the page shows it. */
  organisation: string
  claims: Record<string, string | string[]>
}

export const ACTING_SUBJECT = 'urn:etoegang:core:ActingSubjectID'
export const KVK_NUMBER = 'urn:etoegang:1.9:EntityConcernedID:KvKnr'
export const SERVICE = 'urn:etoegang:core:ServiceID'

/** Which service of Helder a business let someone use; eHerkenning calls it a machtiging. */
export const services: Record<string, Role[]> = {
  'urn:etoegang:DV:00000000000000000000:services:1': ['dealer'],
  'urn:etoegang:DV:00000000000000000000:services:2': ['dealer-counter'],
}
export const teams: Record<string, string> = { 'ON-ENS': 'enschede', 'ON-TMI': 'twente-midden' }
export const policeGroups: Record<string, Role[]> = {
  'HELDER-TAAKACCENT': ['fencing-specialist'],
  'HELDER-RECHERCHE': ['detective'],
  'HELDER-HOVJ': ['assistant-prosecutor'],
  'HELDER-TOEZICHT': ['police-inspector'],
  'HELDER-AUDIT': ['auditor'],
  'HELDER-PRIVACY': ['privacy-officer'],
}
export const municipalityNumbers: Record<string, string> = {
  '00000001999900010000': 'enschede',
  '00000001999900020000': 'hengelo',
}
export const municipalityFunctions: Record<string, Role[]> = {
  'helder-ondermijning': ['municipal-officer'],
  'helder-toezicht': ['municipal-inspector'],
  'helder-boa': ['enforcement-officer'],
  'helder-juridisch': ['municipal-lawyer'],
  'helder-kabinet': ['mayors-office'],
  'helder-audit': ['auditor'],
  'helder-privacy': ['privacy-officer'],
}

function dealer(id: string, name: string, kvk: string, organisation: string, role: Role): MadeUpPerson {
  const service = Object.keys(services).find((one) => services[one]!.includes(role))!
  const claims = { [ACTING_SUBJECT]: `pseudo-${id}`, [KVK_NUMBER]: kvk, [SERVICE]: service }
  return { id, name, role, organisation, claims }
}

// Numbers of the trade register that begin with 99 are not given out.
export const dealerPeople: readonly MadeUpPerson[] = [
  dealer('sanne', 'Sanne Verzinsels', '99000001', 'Juwelier Voorbeeld', 'dealer'),
  dealer('teun', 'Teun Onbestaand', '99000001', 'Juwelier Voorbeeld', 'dealer-counter'),
  dealer('uma', 'Uma Gespeeld', '99000002', 'Goudinkoop De Weegschaal', 'dealer'),
  dealer('vera', 'Vera Nergens', '99999999', 'Winkel die niet meedoet', 'dealer-counter'),
]

function officer(id: string, name: string, team: string, group: string): MadeUpPerson {
  const organisation = team === 'ON-ENS' ? 'Basisteam Enschede' : 'Basisteam Twente-Midden'
  const role = policeGroups[group]?.[0] ?? null
  return { id, name, role, organisation, claims: { team, groups: ['POLITIE', group] } }
}
export const policePeople: readonly MadeUpPerson[] = [
  officer('willem', 'Willem Schijnbaar', 'ON-ENS', 'HELDER-TAAKACCENT'),
  officer('xandra', 'Xandra Denkpiste', 'ON-ENS', 'HELDER-RECHERCHE'),
  officer('yusuf', 'Yusuf Bedenksel', 'ON-ENS', 'HELDER-HOVJ'),
  officer('zita', 'Zita Kwansuis', 'ON-ENS', 'HELDER-TOEZICHT'),
  officer('arend', 'Arend Spiegelbeeld', 'ON-ENS', 'HELDER-AUDIT'),
  officer('bente', 'Bente Luchtkasteel', 'ON-ENS', 'HELDER-PRIVACY'),
  officer('cas', 'Cas Elders', 'ON-TMI', 'HELDER-RECHERCHE'),
  officer('doris', 'Doris Zonderrol', 'ON-ENS', 'ANDER-WERK'),
]

function official(id: string, name: string, oin: string, one: string): MadeUpPerson {
  const organisation = municipalityNumbers[oin] === 'enschede' ? 'Gemeente Enschede' : 'Gemeente Hengelo'
  const role = municipalityFunctions[one]?.[0] ?? null
  return { id, name, role, organisation, claims: { oin, functions: [one] } }
}
const [enschede, hengelo] = Object.keys(municipalityNumbers) as [string, string]
export const municipalPeople: readonly MadeUpPerson[] = [
  official('elif', 'Elif Voorgesteld', enschede, 'helder-ondermijning'),
  official('freek', 'Freek Papieren', enschede, 'helder-toezicht'),
  official('gwen', 'Gwen Namaak', enschede, 'helder-boa'),
  official('hidde', 'Hidde Fantasie', enschede, 'helder-juridisch'),
  official('ilse', 'Ilse Droombeeld', enschede, 'helder-kabinet'),
  official('jaap', 'Jaap Schetsen', enschede, 'helder-audit'),
  official('kiki', 'Kiki Hersenspin', enschede, 'helder-privacy'),
  official('levi', 'Levi Elders', hengelo, 'helder-ondermijning'),
]
