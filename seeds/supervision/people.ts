import { baseTeams, municipalities } from '../twente.ts'
import type { InspectionCapacity } from './inspections.ts'

/** Who inspects in the fictional Twente: those of Enschede are the accounts of the demo, the others sign in nowhere. */
const inspectors: Record<string, string> = {
  almelo: 'Wessel Aanneming',
  borne: 'Xandra Bedenksel',
  dinkelland: 'Yvo Denkwijze',
  enschede: 'Lotte Nepnaam',
  haaksbergen: 'Zoë Schets',
  hellendoorn: 'Abel Voorstelling',
  hengelo: 'Bente Vertelsel',
  'hof-van-twente': 'Cas Proefman',
  losser: 'Dunja Kanttekening',
  oldenzaal: 'Evert Sprookje',
  'rijssen-holten': 'Fenna Verbeelding',
  tubbergen: 'Goos Omtrek',
  twenterand: 'Hanna Ontwerp',
  wierden: 'Ids Veronderstel',
}
const enforcement: Record<string, string> = { enschede: 'Milan Verdicht' }
const police: Record<string, string> = {
  enschede: 'Joris Gefingeerd',
  'twente-midden': 'Jorrit Aanname',
  'twente-noord': 'Katja Doorsnee',
  'twente-oost': 'Luuk Bijschrift',
  'twente-west': 'Mirre Schema',
}

export type Inspector = { organisationId: string; organisationName: string; name: string }

/** Who comes by in a municipality in a legal capacity, and for which organisation. */
export function inspectorOf(slug: string, capacity: InspectionCapacity): Inspector {
  const place = municipalities.find((one) => one.slug === slug)!
  if (capacity === 'police-inspector') {
    const { slug: team, name } = baseTeams.find((one) => one.slug === place.baseTeam)!
    return { organisationId: `base-team:${team}`, organisationName: name, name: police[team]! }
  }
  const name = (capacity === 'enforcement-officer' ? enforcement[slug] : undefined) ?? inspectors[slug]!
  return { organisationId: `municipality:${slug}`, organisationName: `Gemeente ${place.name}`, name }
}
