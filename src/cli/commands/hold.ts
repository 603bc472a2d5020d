import { parseArgs } from 'node:util'
import {
  endHold,
  holdEndInput,
  holdInput,
  type HoldView,
  listHolds,
  placeHold,
} from '../../capabilities/registers/public.ts'
import { inTransaction } from '../../platform/database.ts'
import { type ForgettingTools, withForgetting } from '../forgetting.ts'
import { sayRefusal } from '../say-refusal.ts'

const USAGE = `Usage: helder hold                                       the legal holds that stand
       helder hold place --branch NUMBER [--register sale] --number N
         --ordered-by WHO --basis ARTICLE --reason TEXT --until yyyy-mm-dd
       helder hold end ID --reason TEXT`

/** `helder hold`, `helder hold place`, `helder hold end`: people of an entry that must stay past their term. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      branch: { type: 'string' },
      register: { type: 'string', default: 'purchase' },
      number: { type: 'string' },
      'ordered-by': { type: 'string' },
      basis: { type: 'string' },
      reason: { type: 'string' },
      until: { type: 'string' },
    },
  })
  const [verb, id, ...rest] = positionals
  if (verb === undefined) return withForgetting('hold', list)
  if (verb === 'end' && id !== undefined && rest.length === 0) {
    const input = holdEndInput.safeParse(values)
    if (input.success) return withForgetting('hold', (tools) => end(tools, id, input.data.reason))
  }
  if (verb === 'place' && id === undefined) {
    const { branch, number, 'ordered-by': orderedBy, ...given } = values
    const input = holdInput.safeParse({
      ...given,
      branchNumber: branch,
      sequenceNumber: Number(number),
      orderedBy,
    })
    if (input.success) return withForgetting('hold', (tools) => place(tools, input.data))
  }
  console.error(USAGE)
  return 2
}

async function list({ database, caller }: ForgettingTools): Promise<number> {
  const holds = await inTransaction(database, caller, listHolds)
  const standing = holds.filter(({ endedAt }) => endedAt === null)
  for (const hold of standing) console.log(sentence(hold))
  console.log(standing.length === 0 ? 'No legal hold stands.' : `${standing.length} legal holds stand.`)
  return 0
}

function sentence(hold: HoldView): string {
  const { id, register, sequenceNumber, branchNumber, orderedBy, basis, until } = hold
  return `${id}  ${register} ${sequenceNumber} of branch ${branchNumber}: ordered by ${orderedBy} (${basis}), until ${until}`
}

async function place(
  { database, keys, caller }: ForgettingTools,
  input: Parameters<typeof placeHold>[2],
): Promise<number> {
  const outcome = await placeHold({ database, keys }, caller, input, new Date())
  if (!outcome.ok) return sayRefusal(outcome)
  console.log(`Held until ${input.until}: ${outcome.id}`)
  return 0
}

const becomes = {
  'held-still': 'another hold stands: the people stay',
  'back-to-term': 'the people go when the month of the entry is over',
  'erased-next': 'the term is over: the next run erases the people',
}

async function end({ database, keys, caller }: ForgettingTools, id: string, reason: string): Promise<number> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  const outcome = isId
    ? await endHold({ database, keys }, caller, id, reason)
    : ({ ok: false, reason: 'not-found' } as const)
  if (!outcome.ok) return sayRefusal(outcome)
  console.log(`The hold has ended; ${becomes[outcome.becomes]}.`)
  return 0
}
