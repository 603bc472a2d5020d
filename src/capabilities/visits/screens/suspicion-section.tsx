import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import type { VisitHere } from './use-visit.ts'

/** The way out of supervision: asked once with what it means, and with the caution to read aloud. */
export function SuspicionSection({ here }: { here: VisitHere }) {
  const say = useSay()
  const [asks, setAsks] = useState(false)
  return (
    <section className="section no-print">
      <h2>{say('visits.suspicion.title')}</h2>
      <p>{say('visits.suspicion.text')}</p>
      <Button onClick={() => setAsks(true)}>{say('visits.suspicion.button')}</Button>
      {asks && <Caution here={here} onClose={() => setAsks(false)} />}
    </section>
  )
}

function Caution({ here, onClose }: { here: VisitHere; onClose: () => void }) {
  const say = useSay()
  const [arisenAt] = useState(() => new Date().toISOString())
  const [toldAt, setToldAt] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const stop = async () => {
    await here.deed({
      id: crypto.randomUUID(),
      kind: 'suspicion',
      body: { arisenAt, cautionToldAt: toldAt, words },
    })
    onClose()
  }
  return (
    <SheetDialog title={say('visits.suspicion.ask')} onClose={onClose}>
      <p>{say('visits.suspicion.consequence')}</p>
      <p>{say('visits.suspicion.read')}</p>
      <blockquote className="visit-caution">
        <p>{say('visits.suspicion.caution')}</p>
      </blockquote>
      <Tick
        name="cautionTold"
        checked={toldAt !== null}
        onChange={({ target }) => setToldAt(target.checked ? new Date().toISOString() : null)}
      >
        {say('visits.suspicion.told')}
      </Tick>
      <TextArea
        name="suspicionWords"
        label={say('visits.suspicion.words')}
        help={say('visits.suspicion.words.help')}
        optional
        value={words}
        maxLength={2_000}
        onChange={({ target }) => setWords(target.value)}
      />
      <div className="deeds">
        <Button main onClick={() => void stop()}>
          {say('visits.suspicion.stop')}
        </Button>
        <Button onClick={onClose}>{say('visits.suspicion.cancel')}</Button>
      </div>
    </SheetDialog>
  )
}
