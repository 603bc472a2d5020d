/** What a column of the file can hold. Two of them hold two things at once. */
export const importColumns = [
  'kvkNumber',
  'branchNumber',
  'name',
  'street',
  'houseNumber',
  'addition',
  'address',
  'postcode',
  'town',
  'postcodeTown',
  'municipality',
  'sbi',
  'activity',
  'people',
  'email',
  'phone',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** Headings as people and registers write them, without case, accents and signs. */
const headings: Record<ImportColumn, readonly string[]> = {
  kvkNumber: [
    'kvk',
    'kvknummer',
    'kvknr',
    'dossiernummer',
    'dossiernr',
    'kamervankoophandelnummer',
    'cocnumber',
    'registrationnumber',
    'chamberofcommercenumber',
  ],
  branchNumber: [
    'vestigingsnummer',
    'vestigingsnr',
    'vestnr',
    'vestiging',
    'branchnumber',
    'establishmentnumber',
  ],
  name: [
    'handelsnaam',
    'bedrijfsnaam',
    'naam',
    'naamonderneming',
    'eerstehandelsnaam',
    'handelsnaamvestiging',
    'statutairenaam',
    'tradename',
    'companyname',
    'businessname',
    'name',
  ],
  street: ['straat', 'straatnaam', 'vestigingsstraat', 'street', 'streetname'],
  houseNumber: ['huisnr', 'huisnummer', 'nr', 'hsnr', 'housenumber'],
  addition: [
    'toevoeging',
    'huisnummertoevoeging',
    'huisnrtoev',
    'toev',
    'huisletter',
    'huisnrtoevoeging',
    'addition',
    'housenumberaddition',
  ],
  address: [
    'adres',
    'straathuisnummer',
    'straathuisnr',
    'straatenhuisnummer',
    'straatennummer',
    'vestigingsadres',
    'bezoekadres',
    'address',
    'streetandnumber',
  ],
  postcode: ['postcode', 'pc', 'postcodevestiging', 'zip', 'zipcode', 'postalcode'],
  town: ['plaats', 'woonplaats', 'plaatsnaam', 'vestigingsplaats', 'town', 'city', 'place'],
  postcodeTown: [
    'postcodeplaats',
    'postcodeenplaats',
    'postcodewoonplaats',
    'pcplaats',
    'postcodetown',
    'postcodeandtown',
  ],
  municipality: ['gemeente', 'gemeentenaam', 'vestigingsgemeente', 'municipality'],
  sbi: [
    'sbi',
    'sbicode',
    'hoofdsbi',
    'sbicodehoofdactiviteit',
    'sbihoofdactiviteit',
    'naicscode',
    'activitycode',
  ],
  activity: [
    'hoofdactiviteit',
    'activiteit',
    'sbiomschrijving',
    'omschrijvinghoofdactiviteit',
    'branche',
    'activiteiten',
    'soort',
    'mainactivity',
    'activity',
    'kind',
  ],
  people: [
    'werkzamepersonen',
    'aantalwerkzamepersonen',
    'wp',
    'totaalwerkzamepersonen',
    'aantalmedewerkers',
    'medewerkers',
    'personeel',
    'grootteklasse',
    'employees',
    'peopleworking',
    'numberofemployees',
  ],
  email: ['email', 'emailadres', 'mail', 'mailadres', 'emailaddress'],
  phone: [
    'telefoon',
    'telefoonnummer',
    'telefoonnr',
    'tel',
    'telnr',
    'mobiel',
    'phone',
    'phonenumber',
    'telephone',
  ],
}

/** The letters and digits of a heading: `Huisnr. ` and `huis-nr` are one word. */
export function foldHeading(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
}

/** What a heading names, null when the table does not know it. */
export function columnOf(heading: string): ImportColumn | null {
  const folded = foldHeading(heading)
  return importColumns.find((column) => headings[column].includes(folded)) ?? null
}

/** What each heading names; a second column for the same thing is left to the person. */
export function columnsOf(row: readonly string[]): (ImportColumn | null)[] {
  const found = row.map(columnOf)
  return found.map((column, at) => (found.indexOf(column) === at ? column : null))
}

const HEADINGS_WITHIN = 10

/** The row that names the columns: of the first ten the one with most headings that the table knows; -1 when there is none. */
export function headingRowOf(rows: readonly (readonly string[])[]): number {
  const counts = rows
    .slice(0, HEADINGS_WITHIN)
    .map((row) => columnsOf(row).filter((column) => column !== null).length)
  const most = Math.max(0, ...counts)
  return most < 2 ? -1 : counts.indexOf(most)
}
