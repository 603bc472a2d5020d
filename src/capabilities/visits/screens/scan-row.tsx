import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { callApi } from '../../../web/api.ts'
import { formatShortDay, formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { formatIdentifier, parseIdentifier } from '../../../identifiers/public.ts'
import type { Scan, stolenAnswer } from '../contract.ts'
import type { z } from 'zod'
import type { VisitHere } from './use-visit.ts'

type StolenAnswer = z.infer<typeof stolenAnswer>

/** One number that was looked at. Only police are offered to ask whether it is known as stolen. */
export function ScanRow({ here, scan, isPolice }: { here: VisitHere; scan: Scan; isPolice: boolean }) {
  const say = useSay()
  const { locale } = useLanguage()
  const parsed = parseIdentifier(scan.kind, scan.value)
  const remove = () => here.note((one) => ({ ...one, scans: one.scans.filter(({ id }) => id !== scan.id) }))
  return (
    <li className="visit-scan-row">
      <div>
        <span className="mono">{parsed.ok ? formatIdentifier(scan.kind, parsed.canonical) : scan.value}</span>{' '}
        <span className="small muted">{formatTime(scan.at, locale)}</span>
        <div>
          <ScanResult result={scan.result} />
          {scan.sequenceNumber !== null && (
            <span className="small">
              {' '}
              {say('visits.register.number', { number: scan.sequenceNumber })}
              {scan.result === 'in-holding' &&
                scan.keepUntil !== null &&
                `, ${say('visits.result.until', { until: formatShortDay(scan.keepUntil, locale) })}`}
            </span>
          )}
        </div>
        {isPolice && <AskStolen visitId={here.kept.visit.id} scan={scan} />}
      </div>
      <button type="button" className="text-link" onClick={remove}>
        {say('visits.shelf.remove')}
        <span className="visually-hidden"> {scan.value}</span>
      </button>
    </li>
  )
}

/** What the register says of a number, never more. */
export function ScanResult({ result }: { result: Scan['result'] }) {
  const say = useSay()
  const icons = { 'in-register': 'check', 'in-holding': 'lock', sold: 'sold', 'not-found': 'alert' } as const
  const isOdd = result === 'not-found' || result === 'sold'
  return (
    <Status icon={icons[result]} tone={isOdd ? 'look' : 'plain'}>
      {say(`visits.result.${result}`)}
    </Status>
  )
}

/** Asks the server, as police, with a recorded look; never kept on the device. */
function AskStolen({ visitId, scan }: { visitId: string; scan: Scan }) {
  const say = useSay()
  const { locale } = useLanguage()
  const [answer, setAnswer] = useState<StolenAnswer | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const ask = async () => {
    setProblem(null)
    const { kind, value } = scan
    try {
      setAnswer(await callApi('POST', `/v1/visits/${visitId}/stolen-checks`, { body: { kind, value } }))
    } catch (error) {
      setProblem(error)
    }
  }
  if (answer !== null) {
    const isStolen = answer.result === 'registered-stolen'
    return (
      <div role="status">
        <Status icon={isStolen ? 'alert' : 'check'} tone={isStolen ? 'stolen' : 'plain'}>
          {say(`visits.stolen.${answer.result}`)}
        </Status>{' '}
        <span className="small muted">
          {say('visits.stolen.until', { time: formatTime(answer.dataUntil, locale) })}
        </span>
      </div>
    )
  }
  return (
    <>
      {problem !== null && <ProblemNotice error={problem} />}
      <Button small onClick={() => void ask()}>
        {say('visits.stolen.ask')}
        <span className="visually-hidden"> {scan.value}</span>
      </Button>
    </>
  )
}
