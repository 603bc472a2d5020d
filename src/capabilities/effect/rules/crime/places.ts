/**
 * Municipalities of Twente and around it, as publications name them: by the code of Statistics Netherlands (CBS) and by name.
 * Those of the region take part in the programme; the others are what its numbers stand beside.
 */
export const placeNames: readonly { slug: string; name: string; code: string }[] = [
  { slug: 'almelo', name: 'Almelo', code: 'GM0141' },
  { slug: 'borne', name: 'Borne', code: 'GM0147' },
  { slug: 'dinkelland', name: 'Dinkelland', code: 'GM1774' },
  { slug: 'enschede', name: 'Enschede', code: 'GM0153' },
  { slug: 'haaksbergen', name: 'Haaksbergen', code: 'GM0158' },
  { slug: 'hellendoorn', name: 'Hellendoorn', code: 'GM0163' },
  { slug: 'hengelo', name: 'Hengelo', code: 'GM0164' },
  { slug: 'hof-van-twente', name: 'Hof van Twente', code: 'GM1735' },
  { slug: 'losser', name: 'Losser', code: 'GM0168' },
  { slug: 'oldenzaal', name: 'Oldenzaal', code: 'GM0173' },
  { slug: 'rijssen-holten', name: 'Rijssen-Holten', code: 'GM1742' },
  { slug: 'tubbergen', name: 'Tubbergen', code: 'GM0183' },
  { slug: 'twenterand', name: 'Twenterand', code: 'GM1700' },
  { slug: 'wierden', name: 'Wierden', code: 'GM0189' },
  { slug: 'berkelland', name: 'Berkelland', code: 'GM1859' },
  { slug: 'dalfsen', name: 'Dalfsen', code: 'GM0148' },
  { slug: 'deventer', name: 'Deventer', code: 'GM0150' },
  { slug: 'hardenberg', name: 'Hardenberg', code: 'GM0160' },
  { slug: 'lochem', name: 'Lochem', code: 'GM0262' },
  { slug: 'oost-gelre', name: 'Oost Gelre', code: 'GM1586' },
  { slug: 'ommen', name: 'Ommen', code: 'GM0175' },
  { slug: 'raalte', name: 'Raalte', code: 'GM0177' },
  { slug: 'winterswijk', name: 'Winterswijk', code: 'GM0294' },
]
