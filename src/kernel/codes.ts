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

/** Kinds of organisations people work for; a citizen is an organisation of one. */
export const organisationKinds = [
  'dealer',
  'base-team',
  'municipality',
  'prosecution',
  'programme',
  'operator',
  'citizen',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** The roles an organisation of each kind can give (domain.md 2); the same table stands in access.role_fits. */
export const rolesOf = {
  dealer: ['dealer', 'dealer-counter'],
  'base-team': [
    'fencing-specialist',
    'detective',
    'assistant-prosecutor',
    'police-inspector',
    'auditor',
    'privacy-officer',
  ],
  municipality: [
    'municipal-officer',
    'municipal-inspector',
    'enforcement-officer',
    'municipal-lawyer',
    'mayors-office',
    'auditor',
    'privacy-officer',
  ],
  prosecution: ['prosecutor', 'privacy-officer'],
  programme: ['programme-coordinator', 'programme-officer'],
  operator: ['administrator', 'privacy-officer'],
  citizen: ['citizen'],
} as const satisfies Record<OrganisationKind, readonly string[]>
export type Role = (typeof rolesOf)[OrganisationKind][number]

/** Every role once, in the order of the organisations. */
export const roles: readonly Role[] = [...new Set(organisationKinds.flatMap((kind) => rolesOf[kind]))]

/** Who keeps the registers of a dealer. */
export const dealerRoles = ['dealer', 'dealer-counter'] as const satisfies readonly Role[]
/** Who sees stolen goods, hits and tips (platform.is_police). */
export const policeRoles = [
  'fencing-specialist',
  'detective',
  'assistant-prosecutor',
] as const satisfies readonly Role[]
/** Who sees which dealers take part: all of the municipality that may, and the police inspector. */
export const supervisionRoles = [
  'municipal-officer',
  'municipal-inspector',
  'enforcement-officer',
  'municipal-lawyer',
  'mayors-office',
  'police-inspector',
] as const satisfies readonly Role[]

/** Who works on the dealers of the programme: plans meetings, writes letters, keeps the inventory. */
export const organiserRoles = ['municipal-officer', 'programme-officer'] as const satisfies readonly Role[]
/** Who meets dealers and notes what came of it. */
export const fieldRoles = [
  ...organiserRoles,
  'municipal-inspector',
  'enforcement-officer',
  'police-inspector',
  'fencing-specialist',
] as const satisfies readonly Role[]
/** Who may see which dealers there are in the own municipalities, and what happened with each. */
export const programmeRoles = [
  ...supervisionRoles,
  ...policeRoles,
  'programme-officer',
] as const satisfies readonly Role[]

/** Who reads the plan of the programme, its campaigns and how far the dealers are, in counts. */
export const planRoles = [
  'programme-coordinator',
  'programme-officer',
  'municipal-officer',
  'municipal-inspector',
  'municipal-lawyer',
  'mayors-office',
] as const satisfies readonly Role[]
/** Who makes campaigns: the coordinator for the region, organisers for their municipalities. */
export const campaignerRoles = ['programme-coordinator', ...organiserRoles] as const satisfies readonly Role[]

/** In what a place of business trades; the first four are the focus of the plan of Twente (P7). */
export const branchKinds = [
  'gold-buyer',
  'jeweller',
  'phone-shop',
  'pawnbroker',
  'bicycle-shop',
  'general',
] as const
export type BranchKind = (typeof branchKinds)[number]

/** The levels of a hit, highest first. */
export const hitLevels = ['certain', 'probable', 'possible'] as const
export type HitLevel = (typeof hitLevels)[number]
