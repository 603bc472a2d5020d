import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { useSay } from '../../../web/language.tsx'
import type { SeriesPlan, SeriesPlanInput } from '../contract.ts'
import { LetterPicture } from './letter-picture.tsx'

/** Any letter of the series as it will be, one after another. */
export function SeriesPreview({
  order,
  letters,
}: {
  order: SeriesPlanInput
  letters: SeriesPlan['letters']
}) {
  const say = useSay()
  const [at, setAt] = useState(0)
  const now = Math.min(at, Math.max(0, letters.length - 1))
  const letter = letters[now]
  const asked =
    order.templateId === ''
      ? null
      : {
          templateId: order.templateId,
          dealerId: letter?.dealerId ?? order.dealerIds[0]!,
          ...(order.datedOn !== '' && { datedOn: order.datedOn }),
        }
  return (
    <section className="letter-preview" aria-labelledby="letter-preview-title">
      <div className="letter-preview-head">
        <h2 id="letter-preview-title">{say('letters.preview')}</h2>
        {letter && (
          <div className="deeds">
            <Button small aria-disabled={now === 0} onClick={() => setAt(Math.max(0, now - 1))}>
              {say('letters.preview.previous')}
            </Button>
            <Button
              small
              aria-disabled={now === letters.length - 1}
              onClick={() => setAt(Math.min(letters.length - 1, now + 1))}
            >
              {say('letters.preview.next')}
            </Button>
          </div>
        )}
      </div>
      {letter && (
        <p className="small" role="status">
          {say('letters.preview.which', {
            n: now + 1,
            count: letters.length,
            name: letter.name,
            how: say(`letters.how.${letter.channel}`),
          })}
        </p>
      )}
      <LetterPicture asked={asked} />
    </section>
  )
}
