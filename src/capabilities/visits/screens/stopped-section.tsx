import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { stoppedAt } from './kept-visit.ts'
import { SplitFile } from './split-file.tsx'
import type { VisitHere } from './use-visit.ts'

/** The questions stopped: who may investigate notes in a file apart, an inspector hands over. */
export function StoppedSection({ here }: { here: VisitHere }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { role } = useMe()
  const at = stoppedAt(here.kept)!
  const mayInvestigate = role === 'enforcement-officer' || role === 'police-inspector'
  return (
    <section className="section" id="stopped">
      <Notice tone="warning" title={say('visits.stopped.title', { time: formatTime(at, locale) })}>
        <p>{say('visits.stopped.text')}</p>
        {!mayInvestigate && <p>{say('visits.stopped.hand-over')}</p>}
      </Notice>
      <blockquote className="visit-caution">
        <p>{say('visits.suspicion.caution')}</p>
      </blockquote>
      {mayInvestigate && <Notes here={here} />}
    </section>
  )
}

function Notes({ here }: { here: VisitHere }) {
  const say = useSay()
  const [text, setText] = useState('')
  const waiting = here.kept.deeds.filter(({ kind }) => kind === 'note').length
  const add = async () => {
    if (text.trim() === '') return
    const id = crypto.randomUUID()
    setText('')
    announce(say('visits.notes.kept'))
    await here.deed({ id, kind: 'note', body: { id, notedAt: new Date().toISOString(), text: text.trim() } })
  }
  return (
    <section>
      <h2>{say('visits.notes.title')}</h2>
      <p className="small muted">{say('visits.notes.about')}</p>
      <TextArea
        name="split-note"
        label={say('visits.notes.text')}
        value={text}
        maxLength={4_000}
        onChange={({ target }) => setText(target.value)}
      />
      <div className="deeds">
        <Button main onClick={() => void add()}>
          {say('visits.notes.add')}
        </Button>
      </div>
      {waiting > 0 && <p role="status">{say('visits.notes.waiting', { count: waiting })}</p>}
      <SplitFile visitId={here.kept.visit.id} />
    </section>
  )
}
