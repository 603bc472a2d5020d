/** Where the value of a field comes from: the dealer, the letter and its sender, or a meeting that gives it per dealer. */
type Source = 'dealer' | 'letter' | 'given'

/**
 * Every field that a text may name, and there are no others. Personal ones say something of one dealer: they don't stand in
 * the subject of a mail, which travels and is listed in the open.
 */
export const fields = {
  naam: { source: 'dealer', personal: true },
  adres: { source: 'dealer', personal: true },
  postcode: { source: 'dealer', personal: true },
  plaats: { source: 'dealer', personal: true },
  kvknummer: { source: 'dealer', personal: true },
  aangesloten_op: { source: 'dealer', personal: true },
  laatste_inkoop: { source: 'dealer', personal: true },
  gemeente: { source: 'letter', personal: false },
  datum: { source: 'letter', personal: false },
  afzender: { source: 'letter', personal: false },
  contact: { source: 'letter', personal: false },
  reageren_voor: { source: 'letter', personal: false },
  website: { source: 'letter', personal: false },
  bijeenkomst: { source: 'given', personal: false },
  bijeenkomst_dag: { source: 'given', personal: false },
  bijeenkomst_tijd: { source: 'given', personal: false },
  bijeenkomst_plaats: { source: 'given', personal: false },
  antwoorden_voor: { source: 'given', personal: false },
  antwoordlink: { source: 'given', personal: true },
  antwoordcode: { source: 'given', personal: true },
} as const satisfies Record<string, { source: Source; personal: boolean }>

export type FieldName = keyof typeof fields
export const fieldNames = Object.keys(fields) as FieldName[]
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name)

export type FieldValues = Partial<Record<FieldName, string>>
