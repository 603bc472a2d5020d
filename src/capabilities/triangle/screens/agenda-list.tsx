import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import type { CaseHead, MeetingView } from '../contract.ts'
import { moveTo } from '../rules/move-to.ts'
import { CaseStateWord } from './case-lines.tsx'
import { NoteDecision } from './note-decision.tsx'
import { useDragOrder } from './use-drag-order.ts'
import { meetingQuery, refreshTriangle } from './triangle-queries.ts'

/** The cases of a meeting in order. Whoever leads drags them, or moves them with a button, and notes what was decided. */
export function AgendaList({ meeting }: { meeting: MeetingView }) {
  const say = useSay()
  const client = useQueryClient()
  const [noting, setNoting] = useState<CaseHead | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const { agenda, id, isLed } = meeting
  const ids = agenda.map((item) => item.case.id)
  const show = (changed: MeetingView) => client.setQueryData(meetingQuery(id).queryKey, changed)

  /** The new order is seen at once; a refusal brings the old one back. */
  async function move(caseId: string, to: number) {
    const cases = moveTo(ids, caseId, to)
    if (cases.join() === ids.join()) return
    show({ ...meeting, agenda: cases.map((one) => agenda.find((item) => item.case.id === one)!) })
    const name = agenda.find((item) => item.case.id === caseId)!.case.dealerName
    try {
      show(await callApi<MeetingView>('PUT', `/v1/triangle-meetings/${id}/order`, { body: { cases } }))
      setFailure(null)
      announce(say('triangle.order.moved', { name, place: cases.indexOf(caseId) + 1 }))
    } catch (error) {
      setFailure(error)
      await refreshTriangle(client)
    }
  }
  const list = useDragOrder((from, to) => void move(ids[from]!, to))
  if (agenda.length === 0) return <p className="muted">{say('triangle.agenda.empty')}</p>
  return (
    <>
      {failure !== null && <ProblemNotice error={failure} />}
      <ol className="case-lines" ref={list}>
        {agenda.map(({ case: one, outcome }, at) => (
          <li key={one.id} className="case-line" draggable={isLed}>
            <span className="case-number">{at + 1}</span>
            <div>
              <Link className="go" to="/driehoek/$id" params={{ id: one.id }} draggable={false}>
                {one.dealerName}
              </Link>
              <span className="sub">
                {one.asked} ({one.municipalityName})
              </span>
            </div>
            <div className="case-where">
              {outcome ? <CaseStateWord state={outcome} /> : <CaseStateWord state="on-agenda" />}
              {isLed && (
                <AgendaDeeds
                  one={one}
                  meeting={meeting}
                  isOpen={outcome === null}
                  onMove={(by) => void move(one.id, at + by)}
                  onNote={() => setNoting(one)}
                  onFailure={setFailure}
                />
              )}
            </div>
          </li>
        ))}
      </ol>
      {noting && <NoteDecision one={noting} meeting={meeting} onClose={() => setNoting(null)} />}
    </>
  )
}

type DeedsProps = {
  one: CaseHead
  meeting: MeetingView
  isOpen: boolean
  onMove: (by: -1 | 1) => void
  onNote: () => void
  onFailure: (error: unknown) => void
}

function AgendaDeeds({ one, meeting, isOpen, onMove, onNote, onFailure }: DeedsProps) {
  const say = useSay()
  const client = useQueryClient()
  const today = dayInAmsterdam(useNow())
  const name = one.dealerName
  async function takeOff() {
    const body = { caseId: one.id, version: one.version }
    try {
      await callApi('POST', `/v1/triangle-meetings/${meeting.id}/removals`, { body })
      announce(say('triangle.take-off.done', { name }))
    } catch (error) {
      onFailure(error)
    }
    await refreshTriangle(client)
  }
  return (
    <div className="agenda-deeds no-print">
      <button
        type="button"
        className="text-link"
        aria-label={say('triangle.order.up.of', { name })}
        onClick={() => onMove(-1)}
      >
        {say('triangle.order.up')}
      </button>
      <button
        type="button"
        className="text-link"
        aria-label={say('triangle.order.down.of', { name })}
        onClick={() => onMove(1)}
      >
        {say('triangle.order.down')}
      </button>
      {isOpen && one.steps.includes('take-off') && (
        <button
          type="button"
          className="text-link"
          aria-label={say('triangle.take-off.of', { name })}
          onClick={() => void takeOff()}
        >
          {say('triangle.take-off')}
        </button>
      )}
      {isOpen && one.steps.includes('decide') && meeting.heldOn <= today && (
        <Button small aria-label={say('triangle.decide.of', { name })} onClick={onNote}>
          {say('triangle.decide')}
        </Button>
      )}
    </div>
  )
}
