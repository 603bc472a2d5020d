import { buttonClass, Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { formatLong, formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { FindingKind } from '../../findings/rules/finding-kinds.ts'
import { endedAt, stoppedAt } from './kept-visit.ts'
import { VisitPhoto } from './photo-button.tsx'
import { ScanResult } from './scan-row.tsx'
import { SplitFile } from './split-file.tsx'
import type { VisitHere } from './use-visit.ts'

/** A visit that was ended: the report, or what this device holds of it until there is a network. */
export function EndedVisit({ here }: { here: VisitHere }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { role } = useMe()
  const { visit } = here.kept
  const isSent = visit.state === 'ended' && !here.isWaiting
  const mayInvestigate = role === 'enforcement-officer' || role === 'police-inspector'
  return (
    <>
      <Notice
        tone={isSent ? 'ok' : 'info'}
        title={say(isSent ? 'visits.ended.title' : 'visits.ended.waiting.title', {
          time: formatTime(endedAt(here.kept)!, locale),
        })}
      >
        <p>{say(isSent ? 'visits.ended.text' : 'visits.ended.waiting.text')}</p>
      </Notice>
      <div className="deeds no-print">
        {isSent && (
          <a className={buttonClass({ main: true })} href={`/v1/visits/${visit.id}/report`} download>
            <Icon name="download" />
            {say('visits.report.download')}
          </a>
        )}
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {say('visits.report.print')}
        </Button>
      </div>
      <WhatIsHeld here={here} />
      {mayInvestigate && isSent && stoppedAt(here.kept) !== null && <SplitFile visitId={visit.id} />}
    </>
  )
}

/** What this device holds of a visit, to read and to print. */
function WhatIsHeld({ here }: { here: VisitHere }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { visit, record } = here.kept
  const stopped = stoppedAt(here.kept)
  return (
    <section className="section">
      <KeyValues>
        <KeyValue name={say('visits.held.begun')}>
          {visit.begunAt && formatLong(visit.begunAt, locale)}
        </KeyValue>
        <KeyValue name={say('visits.field.need')}>{visit.need}</KeyValue>
        <KeyValue name={say('visits.section.who')}>
          {record.participants
            .map(({ name, capacity }) => `${name} (${say(`visits.capacity.${capacity}`)})`)
            .join(', ')}
        </KeyValue>
        {stopped !== null && (
          <KeyValue name={say('visits.stopped.short')}>{formatTime(stopped, locale)}</KeyValue>
        )}
        {record.remarks !== '' && <KeyValue name={say('visits.end.said')}>{record.remarks}</KeyValue>}
      </KeyValues>
      <h2 className="section">{say('visits.section.findings')}</h2>
      {record.findings.length === 0 && <p className="muted">{say('visits.held.no-findings')}</p>}
      {record.findings.map(({ id, kind, text, observedAt, evidence }) => (
        <article className="visit-finding" key={id}>
          <h3>{say(`finding.kind.${kind as FindingKind}`)}</h3>
          <p>{text}</p>
          {evidence.length > 0 && (
            <ul>
              {evidence.map((one, index) => (
                <li key={one.ref ?? index}>
                  <HeldEvidence here={here} one={one} />
                </li>
              ))}
            </ul>
          )}
          <p className="small muted">{formatTime(observedAt, locale)}</p>
        </article>
      ))}
      {record.answers.length > 0 && (
        <>
          <h2 className="section">{say('visits.section.questions')}</h2>
          <KeyValues>
            {record.answers.map(({ question, answer, note }) => (
              <KeyValue key={question} name={say(`visit.question.${question}`)}>
                {say(`visit.answer.${answer}`)}
                {note !== '' && <span className="sub">{note}</span>}
              </KeyValue>
            ))}
          </KeyValues>
        </>
      )}
      {record.scans.length > 0 && (
        <>
          <h2 className="section">{say('visits.section.shelf')}</h2>
          <KeyValues>
            {record.scans.map(({ id, value, result }) => (
              <KeyValue key={id} name={value}>
                <ScanResult result={result} />
              </KeyValue>
            ))}
          </KeyValues>
        </>
      )}
    </section>
  )
}

type Evidence = VisitHere['kept']['record']['findings'][number]['evidence'][number]

/** Evidence in words; a photo that waits on this device as the picture itself. */
function HeldEvidence({ here, one }: { here: VisitHere; one: Evidence }) {
  const say = useSay()
  if (one.kind !== 'photo' || one.ref === null) return one.words
  if (!here.kept.photosWaiting.includes(one.ref)) return say('visits.evidence.photo')
  return <VisitPhoto here={here} photoId={one.ref} words={one.words} />
}
