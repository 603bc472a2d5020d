import { parseArgs } from 'node:util'
import { previewRetention, runRetention } from '../../capabilities/retention/public.ts'
import { dayInAmsterdam, isDay } from '../../kernel/dates.ts'
import type { Forgotten } from '../../platform/forgetting-contract.ts'
import { withForgetting } from '../forgetting.ts'
import { counted } from '../verify-arguments.ts'

const USAGE = `Usage: helder purge [--on yyyy-mm-dd]             forget what is due, today or on a day before
       helder purge --dry-run [--on yyyy-mm-dd]   say what would go, today or on any day: changes nothing`

/** `helder purge`: what the server does each night. Exit code 1 when something was due and had to wait. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { on: { type: 'string' }, 'dry-run': { type: 'boolean' } },
  })
  const today = dayInAmsterdam(new Date())
  const on = values.on ?? today
  if (!isDay(on)) {
    console.error(`${on} is not a day.\n${USAGE}`)
    return 2
  }
  if (values['dry-run']) return preview(on)
  if (on > today) {
    console.error(`${on} is still to come: what is not due may not go. With --dry-run it shows what would.`)
    return 2
  }
  return purge(on)
}

async function preview(on: string): Promise<number> {
  return withForgetting('purge', async ({ retention }) => {
    const lines = await previewRetention(retention.stores, on)
    console.log(lines.length === 0 ? `On ${on} nothing would go.` : table(lines))
    if (lines.length > 0) console.log(`On ${on} this would go. Nothing was changed.`)
    return 0
  })
}

async function purge(on: string): Promise<number> {
  return withForgetting('purge', async ({ retention, caller }) => {
    const report = await runRetention(retention, { on, startedBy: caller.accountId, startedAt: new Date() })
    console.log(report.forgotten.length === 0 ? 'Nothing was due.' : table(report.forgotten))
    for (const error of report.failures) console.error(error instanceof Error ? error.message : String(error))
    if (report.waiting > 0)
      console.error(
        `${counted(report.waiting, 'bucket or entry waits', 'buckets or entries wait')} for the next run: helder log says which log stands still.`,
      )
    console.log(`Recorded as run ${report.id}.`)
    return report.waiting > 0 || report.failures.length > 0 ? 1 : 0
  })
}

/** Counts per month, municipality, store and deed: never a name. */
function table(lines: readonly Forgotten[]): string {
  const rows = [
    ['due', 'municipality', 'store', 'deed', 'count'],
    ...lines.map(({ month, municipality, store, deed, count }) => [
      month ?? '-',
      municipality ?? '-',
      store,
      deed,
      String(count),
    ]),
  ]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 4 ? cell.padStart(widths[4]!) : cell.padEnd(widths[column]!)))
        .join('  '),
    )
    .join('\n')
}
