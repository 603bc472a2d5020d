import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useClashWords } from './clash-words.ts'
import type { VisitHere } from './use-visit.ts'

/** Two devices wrote the same part: both are shown beside each other, and a person chooses per part. */
export function ConflictSection({ here }: { here: VisitHere }) {
  const say = useSay()
  const words = useClashWords()
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set())
  const { clashes } = here.kept.conflict!
  const set = (part: string, takesTheirs: boolean) => {
    const next = new Set(theirs)
    if (takesTheirs) next.add(part)
    else next.delete(part)
    setTheirs(next)
  }
  return (
    <section className="visit-conflict" id="conflict" aria-labelledby="conflict-title">
      <Notice
        tone="warning"
        title={<span id="conflict-title">{say('visits.conflict.title')}</span>}
        role="alert"
      >
        <p>{say('visits.conflict.text', { count: clashes.length })}</p>
      </Notice>
      {clashes.map(({ part, mine, theirs: other }) => (
        <fieldset key={part}>
          <legend>{words.nameOf(part, mine ?? other)}</legend>
          <div className="visit-sides">
            {([false, true] as const).map((isTheirs) => (
              <label key={String(isTheirs)} className={theirs.has(part) === isTheirs ? 'is-chosen' : ''}>
                <span>
                  <input
                    type="radio"
                    name={`clash-${part}`}
                    checked={theirs.has(part) === isTheirs}
                    onChange={() => set(part, isTheirs)}
                  />{' '}
                  <b>{say(isTheirs ? 'visits.conflict.theirs' : 'visits.conflict.mine')}</b>
                </span>
                <span>{words.textOf(part, isTheirs ? other : mine)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="deeds">
        <Button main onClick={() => void here.choose(theirs)}>
          {say('visits.conflict.take')}
        </Button>
      </div>
    </section>
  )
}
