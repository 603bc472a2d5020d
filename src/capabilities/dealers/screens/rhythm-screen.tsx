import { useQuery } from '@tanstack/react-query'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { isMessageKey } from '../../../platform/messages/index.ts'
import type { RhythmView } from '../work-list/contract.ts'
import { rhythmQuery } from './work-queries.ts'
import './work-list.css'

/** From when a register counts as quiet, with the numbers it stands on. */
export function RhythmScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { data, error, isPending, refetch } = useQuery(rhythmQuery)
  return (
    <Page
      title={say('rhythm.title')}
      lead={data?.week ? say('rhythm.lead', { week: formatShortDay(data.week, locale) }) : say('rhythm.none')}
      crumb={{ to: '/handelaren', text: say('dealers.title') }}
    >
      <div className="prose">
        <p>{say('rhythm.means')}</p>
        <p>{say('rhythm.how')}</p>
      </div>
      {isPending && <Loading />}
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data && (
        <table className="utrecht-table rhythm-table">
          <caption className="visually-hidden">{say('rhythm.caption')}</caption>
          <thead className="utrecht-table__header">
            <tr>
              <th scope="col">{say('rhythm.head.usual')}</th>
              <th scope="col" className="number">
                {say('rhythm.head.dealers')}
              </th>
              <th scope="col" className="number">
                {say('rhythm.head.quiet')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <tr key={`${row.kind} ${row.size}`}>
                <td>
                  <Usual row={row} />
                </td>
                <td className="number">
                  {row.dealers === 0 ? '' : say('rhythm.dealers', { count: row.dealers })}
                </td>
                <td className="number">{say('rhythm.days', { days: row.quietAfterDays })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

function Usual({ row }: { row: RhythmView }) {
  const say = useSay()
  const { kind, size, usualDays } = row
  if (usualDays === null) return say('rhythm.policy')
  const sizeKey = `rhythm.size.${size}`
  const who = say(kind === null ? 'rhythm.all' : `rhythm.kind.${kind}`)
  const group = isMessageKey(sizeKey) ? say('rhythm.who-size', { who, size: say(sizeKey) }) : who
  return say('rhythm.usual', { who: group, weeks: usualDays / 7 })
}
