/** The codes of the fixed outside contract (docs/glossary.md has the Dutch terms). */
export const categories = [
  'phone',
  'computer',
  'jewellery',
  'metal',
  'watch',
  'bicycle',
  'tool',
  'camera',
  'audio-video',
  'game-console',
  'vehicle-part',
  'other',
] as const
export type Category = (typeof categories)[number]

/** How the dealer came to have the goods. */
export const conditionsCodes = ['purchase', 'pledge', 'trade-in', 'gift', 'opening-stock'] as const
export type Conditions = (typeof conditionsCodes)[number]

export const documentKinds = ['passport', 'identity-card', 'driving-licence', 'residence-permit'] as const
export type DocumentKind = (typeof documentKinds)[number]

export const paymentMethods = ['cash', 'bank', 'card', 'other', 'none'] as const
export type PaymentMethod = (typeof paymentMethods)[number]

/** Why an item has no number. */
export const identifierAbsentReasons = ['has-none', 'unreadable', 'removed', 'not-looked-for'] as const
export type IdentifierAbsentReason = (typeof identifierAbsentReasons)[number]

/** The roles of the demo; sign-in for the others comes with the access capability. */
export const roles = [
  'dealer',
  'fencing-specialist',
  'detective',
  'municipal-officer',
  'auditor',
  'administrator',
  'citizen',
] as const
export type Role = (typeof roles)[number]

/** The levels of a hit, highest first. */
export const hitLevels = ['certain', 'probable', 'possible'] as const
export type HitLevel = (typeof hitLevels)[number]
