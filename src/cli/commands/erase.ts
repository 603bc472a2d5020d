import { parseArgs } from 'node:util'
import { entryErasureInput, eraseEntry, finishErasures } from '../../capabilities/registers/public.ts'
import { type ForgettingTools, withForgetting } from '../forgetting.ts'
import { sayRefusal } from '../say-refusal.ts'

const USAGE = 'Usage: helder erase --branch NUMBER [--register sale] --number N --reason TEXT'

/** `helder erase`: the people of one entry go before their term. The entry itself stays, and the log says so. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      branch: { type: 'string' },
      register: { type: 'string', default: 'purchase' },
      number: { type: 'string' },
      reason: { type: 'string' },
    },
  })
  const { branch, number, ...given } = values
  const input = entryErasureInput.safeParse({
    ...given,
    branchNumber: branch,
    sequenceNumber: Number(number),
  })
  if (!input.success) {
    console.error(USAGE)
    return 2
  }
  return withForgetting('erase', (tools) => erase(tools, input.data))
}

async function erase(
  { database, keys, caller, erasing }: ForgettingTools,
  input: Parameters<typeof eraseEntry>[2],
): Promise<number> {
  const outcome = await eraseEntry({ database, keys }, caller, input)
  if (!outcome.ok) return sayRefusal(outcome)
  const { waiting, failures } = await finishErasures(erasing)
  if (waiting > 0) {
    for (const error of failures) console.error(error instanceof Error ? error.message : String(error))
    console.error('Begun: the log could not be signed now. The next run goes on with it.')
    return 1
  }
  console.log(
    `The people of ${input.register} ${input.sequenceNumber} of branch ${input.branchNumber} are destroyed.`,
  )
  return 0
}
