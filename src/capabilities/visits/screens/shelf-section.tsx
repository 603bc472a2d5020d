import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { recogniseIdentifier } from '../../../identifiers/public.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ScanButton } from '../../../web/components/scan-button.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { Scan } from '../contract.ts'
import { shelfAnswer } from '../rules/shelf-answer.ts'
import { JointScans } from './joint-scans.tsx'
import { NearGoods } from './near-goods.tsx'
import { ScanRow } from './scan-row.tsx'
import type { VisitHere } from './use-visit.ts'

type Answered = ReturnType<typeof shelfAnswer>

/** Numbers on the shelf: this device answers at once from the register at hand; whether one is stolen is for police to ask. */
export function ShelfSection({ here }: { here: VisitHere }) {
  const say = useSay()
  const { role } = useMe()
  const [typed, setTyped] = useState('')
  const [last, setLast] = useState<{ value: string; answer: Answered } | null>(null)
  const isPolice = role === 'police-inspector'
  const { register } = here
  const { scans } = here.kept.record

  const look = (value: string) => {
    const text = value.trim()
    if (text === '') return
    const answer = shelfAnswer(text, register?.items ?? [], dayInAmsterdam(new Date()))
    setLast({ value: text, answer })
    const scan = scanOf(text, answer)
    if (scan === null) return announce(say(`visits.shelf.${answer.kind as 'no-number' | 'model-number'}`))
    setTyped('')
    // A thing that was scanned before moves up with what is known now.
    here.note((one) => ({ ...one, scans: [...one.scans.filter(({ value: old }) => old !== text), scan] }))
    announce(say(`visits.result.${scan.result}`))
  }
  const isNumber = last === null || (last.answer.kind !== 'no-number' && last.answer.kind !== 'model-number')
  return (
    <section className="section" id="shelf">
      <h2>{say('visits.section.shelf')}</h2>
      <p className="small muted">{say(isPolice ? 'visits.shelf.police' : 'visits.shelf.municipal')}</p>
      {register === null && (
        <Notice tone="info" title={say('visits.shelf.no-register.title')}>
          <p>{say('visits.shelf.no-register.text')}</p>
        </Notice>
      )}
      <form
        className="visit-scan"
        onSubmit={(event) => {
          event.preventDefault()
          look(typed)
        }}
      >
        <TextInput
          name="shelf-number"
          label={say('visits.shelf.number')}
          mono
          value={typed}
          maxLength={100}
          onChange={({ target }) => setTyped(target.value)}
        />
        <div className="deeds">
          <Button main type="submit">
            {say('visits.shelf.look')}
          </Button>
          <ScanButton onFound={([found]) => found && look(found.value)} />
        </div>
      </form>
      {!isNumber && (
        <p role="status">{say(`visits.shelf.${last.answer.kind as 'no-number' | 'model-number'}`)}</p>
      )}
      {last?.answer.kind === 'not-found' && last.answer.near.length > 0 && (
        <NearGoods near={last.answer.near} onTake={look} />
      )}
      {scans.length > 0 && (
        <ul className="visit-list" aria-label={say('visits.shelf.list')}>
          {scans.toReversed().map((scan) => (
            <ScanRow key={scan.id} here={here} scan={scan} isPolice={isPolice} />
          ))}
        </ul>
      )}
      {isPolice && here.kept.visit.jointMark !== null && <JointScans visitId={here.kept.visit.id} />}
    </section>
  )
}

/** What is noted of a look: the number, what the register said, where it stands. Null for what is no number of one thing. */
function scanOf(value: string, answer: Answered): Scan | null {
  if (answer.kind === 'no-number' || answer.kind === 'model-number') return null
  const [likeliest] = recogniseIdentifier(value)
  const good = answer.kind === 'not-found' ? null : (answer.good as typeof answer.good & { entryId?: string })
  return {
    id: crypto.randomUUID(),
    kind: good?.identifiers[0]?.kind ?? likeliest?.kind ?? 'serial',
    value,
    result: answer.kind === 'pledged' ? 'in-register' : answer.kind,
    entryId: good?.entryId ?? null,
    sequenceNumber: good?.sequenceNumber ?? null,
    keepUntil: good?.keepUntil ?? null,
    note: '',
    at: new Date().toISOString(),
  }
}
