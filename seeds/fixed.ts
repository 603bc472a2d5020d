import type { Role } from '../src/kernel/codes.ts'
import { addDays, addMonths, dayInAmsterdam } from '../src/kernel/dates.ts'
import type { Database, Transaction } from '../src/platform/database.ts'
import { seedBylaws } from './bylaws.ts'
import { dealers, demoDealer } from './dealers.ts'
import { makeInventory } from './inventory.ts'
import { seedLetters } from './letters.ts'
import { policyRules } from './policies.ts'
import { baseTeams, demoCitizen, municipalities, operator, programme, prosecution } from './twente.ts'

/** One made-up person per role of the demo. */
export const demoAccounts: readonly { role: Role; name: string; organisationId: string }[] = [
  { role: 'dealer', name: 'Anouk Voorbeeld', organisationId: demoDealer.organisationId },
  { role: 'fencing-specialist', name: 'Bram Denkbeeld', organisationId: 'base-team:enschede' },
  { role: 'detective', name: 'Chadia Verzonnen', organisationId: 'base-team:enschede' },
  { role: 'municipal-officer', name: 'Dirk Fictie', organisationId: 'municipality:enschede' },
  { role: 'auditor', name: 'Esra Schijn', organisationId: 'base-team:enschede' },
  { role: 'administrator', name: 'Floor Demo', organisationId: operator.id },
  { role: 'dealer-counter', name: 'Hessel Bedacht', organisationId: demoDealer.organisationId },
  { role: 'assistant-prosecutor', name: 'Iris Denkbaar', organisationId: 'base-team:enschede' },
  { role: 'police-inspector', name: 'Joris Gefingeerd', organisationId: 'base-team:enschede' },
  { role: 'privacy-officer', name: 'Karin Onecht', organisationId: 'base-team:enschede' },
  { role: 'municipal-inspector', name: 'Lotte Nepnaam', organisationId: 'municipality:enschede' },
  { role: 'enforcement-officer', name: 'Milan Verdicht', organisationId: 'municipality:enschede' },
  { role: 'municipal-lawyer', name: 'Noor Zogenaamd', organisationId: 'municipality:enschede' },
  { role: 'mayors-office', name: 'Otto Fabel', organisationId: 'municipality:enschede' },
  { role: 'prosecutor', name: 'Petra Legende', organisationId: prosecution.id },
  { role: 'programme-coordinator', name: 'Quinten Mythe', organisationId: programme.id },
  { role: 'programme-officer', name: 'Roos Denkelijk', organisationId: programme.id },
  { role: 'citizen', name: 'Gijs Verzinsel', organisationId: demoCitizen.id },
]

/** Fencing specialists of other base teams, who don't sign in to the demo; Twente-Oost has none. */
const otherSpecialists = [
  {
    id: '01900000-0000-7000-8000-00000000f501',
    name: 'Sanne Schijnbaar',
    team: 'twente-midden',
    since: '2023-09-01',
  },
  {
    id: '01900000-0000-7000-8000-00000000f502',
    name: 'Teun Verbeeld',
    team: 'twente-noord',
    since: '2025-02-01',
  },
  {
    id: '01900000-0000-7000-8000-00000000f503',
    name: 'Ulla Gedacht',
    team: 'twente-west',
    since: '2024-06-01',
  },
]

/** Who invites colleagues and gives them roles, in each organisation of the demo. */
export const demoManagers: readonly Role[] = [
  'dealer',
  'fencing-specialist',
  'municipal-officer',
  'prosecutor',
  'programme-coordinator',
  'programme-officer',
  'administrator',
]

/**
 * Writes the fixed part of the fictional Twente: base teams, municipalities, policy, dealers, demo accounts, counters
 * and logs. `admin` may take the role helder_gate. Rows that exist stay as they are.
 */
export async function seedFixed(admin: Database, now: Date): Promise<void> {
  await admin.begin(async (tx) => {
    await tx.unsafe('set local role helder_gate')
    await seedRegion(tx, now)
    await seedOrganisations(tx, now)
    await seedInventory(tx, now)
    await seedBylaws(tx, now)
    await seedLetters(tx)
    await tx`insert into registers.log ${tx(municipalities.map(({ slug }) => ({ municipality: slug })))}
      on conflict do nothing`
    await tx`insert into campaign.gold_price ${tx([goldPrice(now)])} on conflict do nothing`
  })
}

/** What a gram of fine gold costs in the fictional Twente. */
function goldPrice(now: Date) {
  return {
    id: '01900000-0000-7000-8000-00000000601d',
    priced_on: addDays(dayInAmsterdam(now), -1),
    cents_per_gram: 10_500,
    source: 'Demowaarde, verzonnen',
    entered_by: 'helder seed',
  }
}

async function seedRegion(tx: Transaction, now: Date): Promise<void> {
  const teams = baseTeams.map(({ slug, name, dutyEmail }) => ({ slug, name, duty_email: dutyEmail }))
  await tx`insert into policy.base_team ${tx(teams)} on conflict do nothing`
  const places = municipalities.map(({ slug, name, baseTeam }) => ({ slug, name, base_team: baseTeam }))
  await tx`insert into policy.municipality ${tx(places)} on conflict do nothing`
  const rules = policyRules(now).map((rule) => ({
    municipality: rule.municipality,
    topic: rule.topic,
    value: tx.json(rule.value),
    preset: rule.preset,
    valid_from: rule.validFrom,
    valid_until: rule.validUntil,
    legal_basis: rule.legalBasis,
    source: rule.source,
  }))
  await tx`insert into policy.rule ${tx(rules)} on conflict do nothing`
}

async function seedOrganisations(tx: Transaction, now: Date): Promise<void> {
  const organisations = [
    operator,
    demoCitizen,
    prosecution,
    programme,
    ...municipalities.map(({ slug, name }) => ({ id: `municipality:${slug}`, name: `Gemeente ${name}` })),
    ...baseTeams.map(({ slug, name }) => ({ id: `base-team:${slug}`, name })),
    ...dealers.map(({ organisationId, name }) => ({ id: organisationId, name })),
  ]
  await tx`insert into access.organisation ${tx(organisations)} on conflict do nothing`
  const branches = dealers.flatMap((dealer, index) =>
    dealer.branches.map((branch) => ({
      organisation_id: dealer.organisationId,
      branch_number: branch.branchNumber,
      name: branch.name,
      kind: branch.kind,
      street: branch.street,
      house_number: branch.houseNumber,
      postcode: branch.postcode,
      town: branch.town,
      municipality: branch.municipality,
      joined_on: addMonths(dayInAmsterdam(now), -3 - index),
    })),
  )
  await tx`insert into access.branch ${tx(branches)} on conflict do nothing`
  const counters = branches.flatMap(({ organisation_id, branch_number }) =>
    ['purchase', 'sale'].map((register) => ({ organisation_id, branch_number, register })),
  )
  await tx`insert into registers.counter ${tx(counters)} on conflict do nothing`
  const accounts = demoAccounts.map(({ role, name, organisationId }) => ({
    organisation_id: organisationId,
    demo_role: role,
    name,
  }))
  await tx`insert into access.account ${tx(accounts)} on conflict do nothing`
  await tx`
    insert into access.appointment (account_id, organisation_id, role, manages, given_by)
    select a.id, a.organisation_id, a.demo_role, a.demo_role = any (${demoManagers}), 'helder seed' from access.account a
     where a.demo_role is not null and not exists (select from access.appointment p where p.account_id = a.id)`
  for (const { id, name, team, since } of otherSpecialists) {
    const organisation = `base-team:${team}`
    await tx`insert into access.account (id, organisation_id, name) values (${id}, ${organisation}, ${name}) on conflict do nothing`
    await tx`
      insert into access.appointment (account_id, organisation_id, role, starts_at, given_by)
      select ${id}, ${organisation}, 'fencing-specialist', ${since}::date, 'helder seed'
       where not exists (select from access.appointment p where p.account_id = ${id})`
  }
}

/** All dealers of the region with how they came onto the list, and the mandates of the programme's office. */
async function seedInventory(tx: Transaction, now: Date): Promise<void> {
  const mandates = municipalities.map(({ slug, name }) => ({
    municipality: slug,
    organisation_id: programme.id,
    decree: `Mandaatbesluit programma heling ${name} (demo)`,
    valid_from: '2014-07-01',
  }))
  await tx`insert into programme.mandate ${tx(mandates)} on conflict do nothing`
  const inventory = makeInventory(dayInAmsterdam(now))
  const rows = inventory.map(
    ({ isConnected: _, kvkNumber, branchNumber, houseNumber, listedOn, ...dealer }) => ({
      ...dealer,
      kvk_number: kvkNumber,
      branch_number: branchNumber,
      house_number: houseNumber,
      listed_on: listedOn,
      origin: 'trade-register',
    }),
  )
  await tx`insert into programme.dealer ${tx(rows)} on conflict do nothing`
  await tx`
    insert into programme.event (id, dealer_id, kind, happened_on, detail, organisation_id, recorded_by_name)
    select gen_random_uuid(), d.id, 'listed', d.listed_on, jsonb_build_object('origin', d.origin), ${programme.id}, 'helder seed'
      from programme.dealer d where not exists (select from programme.event e where e.dealer_id = d.id)`
}
