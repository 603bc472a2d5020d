import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson } from '../../../web/api.ts'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { jointScans } from '../contract.ts'

/** Two people in one shop: what the other scans is asked for again while the page is looked at. */
const EVERY_MS = 10_000

/** The numbers that the municipality scanned in a joint visit, with the answer that is for police only. */
export function JointScans({ visitId }: { visitId: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['joint-scans', visitId],
    queryFn: ({ signal }) => getJson<z.infer<typeof jointScans>>(`/v1/visits/${visitId}/joint-scans`, signal),
    refetchInterval: EVERY_MS,
  })
  return (
    <section className="visit-part">
      <h3>{say('visits.joint-scans.title')}</h3>
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data?.items.length === 0 && <p className="muted">{say('visits.joint-scans.none')}</p>}
      <ul className="visit-list">
        {(data?.items ?? []).map((scan) => (
          <li className="visit-scan-row" key={scan.id}>
            <div>
              <span className="mono">{scan.value}</span>{' '}
              <span className="small muted">
                {scan.organisationName}, {formatTime(scan.at, locale)}
              </span>
              <div>
                <Status
                  icon={scan.stolen === 'registered-stolen' ? 'alert' : 'check'}
                  tone={scan.stolen === 'registered-stolen' ? 'stolen' : 'plain'}
                >
                  {say(`visits.stolen.${scan.stolen}`)}
                </Status>
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
