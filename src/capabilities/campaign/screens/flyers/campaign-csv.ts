import { csvText } from '../../../../kernel/write-csv-text.ts'
import type { CampaignView } from '../../flyers/contract.ts'

const head = ['week', 'place', 'kind', 'municipality', 'copies', 'opened', 'checked']

/** What each place brought in each week of which something is shown, with the names of the API in its head. */
export function campaignCsv({ places }: CampaignView): string {
  const rows = places.flatMap(({ name, kind, municipality, copies, weeks }) =>
    weeks.map(({ week, opened, checked }) => [week, name, kind, municipality, copies, opened, checked]),
  )
  return csvText([head, ...rows])
}
