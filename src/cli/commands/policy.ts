import { parseArgs } from 'node:util'
import { openPolicies, policyOn, type PolicyView, type RuleView } from '../../capabilities/policy/public.ts'
import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { readConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database.ts'
import { openCluster } from '../cluster.ts'

/** `helder policy`: what holds where today; `helder policy show MUNICIPALITY`: all dated rules with their basis. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  const [verb, municipality] = positionals
  if (positionals.length !== 0 && (verb !== 'show' || !municipality || positionals.length > 2)) {
    console.error('Usage: helder policy [show MUNICIPALITY]')
    return 2
  }
  const policies = await readPolicies()
  const today = dayInAmsterdam(new Date())
  if (!municipality) {
    console.log(table(policies, today))
    return 0
  }
  const found = policies.find((policy) => policy.municipality === municipality)
  if (!found) {
    console.error(`There is no municipality "${municipality}"; helder policy lists them.`)
    return 2
  }
  console.log(rules(found, today))
  return 0
}

async function readPolicies(): Promise<PolicyView[]> {
  const cluster = await openCluster(readConfig(), console.error)
  const database = openDatabase(cluster.appUrl, { max: 1, name: 'helder policy' })
  try {
    return await openPolicies(database).list()
  } finally {
    await database.end({ timeout: 5 })
    await cluster.close()
  }
}

function table(policies: PolicyView[], today: Day): string {
  const lines = policies.map(({ municipality, rules }) => {
    const { holding, retention, designation } = policyOn(rules, today)
    const coming = rules.some((rule) => rule.from > today) ? 'new rules coming' : ''
    const days = holding ? `${holding.days} ${holding.unit}` : 'no holding period'
    return [
      municipality,
      days,
      `${retention?.months ?? 0} months`,
      designation ? 'designated' : 'not designated',
      coming,
    ]
  })
  return columns([['municipality', 'holding period', 'retention', 'register', ''], ...lines])
}

function rules({ name, rules }: PolicyView, today: Day): string {
  const lines = rules.flatMap((rule) => [
    `${rule.topic}  ${period(rule, today)}${rule.preset ? `  (${rule.preset})` : ''}`,
    `  ${JSON.stringify(rule.value)}`,
    `  ${rule.legalBasis}. ${rule.source}`,
  ])
  return [name, '', ...lines].join('\n')
}

function period({ from, until }: RuleView, today: Day): string {
  const standing = from > today ? 'will hold' : until !== null && until < today ? 'held' : 'holds'
  return `${standing} from ${from}${until ? ` until ${until}` : ''}`
}

function columns(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
