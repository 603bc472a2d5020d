/** The fictional Twente: real place names, everything else made up. */

export type BaseTeam = { slug: string; name: string; dutyEmail: string }
export type Municipality = { slug: string; name: string; baseTeam: string; postcode: string }

// politie.example is reserved (RFC 2606): a mail that leaves a demo by mistake reaches nobody.
const team = (slug: string, name: string): BaseTeam => ({
  slug,
  name: `Basisteam ${name}`,
  dutyEmail: `basisteam-${slug}@politie.example`,
})

export const baseTeams: readonly BaseTeam[] = [
  team('enschede', 'Enschede'),
  team('twente-midden', 'Twente-Midden'),
  team('twente-noord', 'Twente-Noord'),
  team('twente-oost', 'Twente-Oost'),
  team('twente-west', 'Twente-West'),
]

/** `postcode` is the four digits with which made-up addresses begin. */
export const municipalities: readonly Municipality[] = [
  { slug: 'almelo', name: 'Almelo', baseTeam: 'twente-noord', postcode: '7607' },
  { slug: 'borne', name: 'Borne', baseTeam: 'twente-midden', postcode: '7622' },
  { slug: 'dinkelland', name: 'Dinkelland', baseTeam: 'twente-oost', postcode: '7591' },
  { slug: 'enschede', name: 'Enschede', baseTeam: 'enschede', postcode: '7511' },
  { slug: 'haaksbergen', name: 'Haaksbergen', baseTeam: 'twente-midden', postcode: '7481' },
  { slug: 'hellendoorn', name: 'Hellendoorn', baseTeam: 'twente-west', postcode: '7442' },
  { slug: 'hengelo', name: 'Hengelo', baseTeam: 'twente-midden', postcode: '7551' },
  { slug: 'hof-van-twente', name: 'Hof van Twente', baseTeam: 'twente-west', postcode: '7471' },
  { slug: 'losser', name: 'Losser', baseTeam: 'twente-oost', postcode: '7581' },
  { slug: 'oldenzaal', name: 'Oldenzaal', baseTeam: 'twente-oost', postcode: '7571' },
  { slug: 'rijssen-holten', name: 'Rijssen-Holten', baseTeam: 'twente-west', postcode: '7461' },
  { slug: 'tubbergen', name: 'Tubbergen', baseTeam: 'twente-noord', postcode: '7651' },
  { slug: 'twenterand', name: 'Twenterand', baseTeam: 'twente-noord', postcode: '7671' },
  { slug: 'wierden', name: 'Wierden', baseTeam: 'twente-west', postcode: '7641' },
]

export const operator = { id: 'operator:helder', name: 'Beheer Helder (demo)' }
export const prosecution = { id: 'prosecution:oost-nederland', name: 'Parket Oost-Nederland (demo)' }
export const programme = { id: 'programme:twente', name: 'Programma heling Twente (demo)' }

/** The citizen of the demo: an organisation of one, as every citizen is; others have no name. */
export const demoCitizen = { id: 'citizen:00000000-0000-7000-8000-000000000001', name: 'Particulier (demo)' }
