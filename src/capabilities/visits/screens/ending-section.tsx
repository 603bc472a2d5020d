import { useState } from 'react'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { DayInput, TextArea } from '../../../web/components/inputs.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { type FindingKind, findingKinds } from '../../findings/rules/finding-kinds.ts'
import { stoppedAt } from './kept-visit.ts'
import type { VisitHere } from './use-visit.ts'

/** A dealer has two weeks to answer, unless the inspector says another day. */
const ANSWER_DAYS = 14

/** The end: what the dealer said, that the findings were told, until when they can answer, and the report. */
export function EndingSection({ here }: { here: VisitHere }) {
  const say = useSay()
  const [asks, setAsks] = useState(false)
  const [told, setTold] = useState(true)
  const [until, setUntil] = useState(() => addDays(dayInAmsterdam(new Date()), ANSWER_DAYS))
  const { record } = here.kept
  const isStopped = stoppedAt(here.kept) !== null
  const found = record.findings.filter(
    ({ kind }) => findingKinds[kind as FindingKind]?.weight !== 'in-order',
  ).length
  const empty = record.findings.filter(({ text }) => text.trim() === '').length
  const end = async () => {
    setAsks(false)
    await here.deed({
      id: crypto.randomUUID(),
      kind: 'ending',
      body: { endedAt: new Date().toISOString(), tellUntil: told && found > 0 ? until : null },
    })
  }
  return (
    <section className="section" id="ending">
      <h2>{say('visits.section.ending')}</h2>
      {!isStopped && (
        <TextArea
          name="remarks"
          label={say('visits.end.said')}
          help={say('visits.end.said.help')}
          optional
          rows={4}
          value={record.remarks}
          maxLength={4_000}
          onChange={({ target }) => here.note((one) => ({ ...one, remarks: target.value }))}
        />
      )}
      {found > 0 && (
        <>
          <Tick name="told" checked={told} onChange={({ target }) => setTold(target.checked)}>
            {say('visits.end.told', { count: found })}
          </Tick>
          {told && (
            <DayInput
              className="visit-day"
              name="tellUntil"
              label={say('visits.end.until')}
              help={say('visits.end.until.help')}
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          )}
        </>
      )}
      {empty > 0 && <p role="status">{say('visits.end.empty', { count: empty })}</p>}
      <div className="deeds">
        <Button main onClick={() => setAsks(true)}>
          {say('visits.end')}
        </Button>
      </div>
      {asks && (
        <SheetDialog title={say('visits.end.ask')} onClose={() => setAsks(false)}>
          <p>{say('visits.end.consequence', { count: record.findings.length - empty })}</p>
          {empty > 0 && <p>{say('visits.end.empty', { count: empty })}</p>}
          <div className="deeds">
            <Button main onClick={() => void end()}>
              {say('visits.end')}
            </Button>
            <Button onClick={() => setAsks(false)}>{say('visits.end.back')}</Button>
          </div>
        </SheetDialog>
      )}
    </section>
  )
}
