import { useState } from 'react'
import { callApi, withQuery } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { Icon } from '../../../../web/components/icon.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { SheetDialog } from '../../../../web/components/sheet-dialog.tsx'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { CampaignView, PaperQuery, PlaceView } from '../../flyers/contract.ts'
import { formatsOf } from '../../rules/flyers/paper-formats.ts'
import { useKeepCampaign } from './campaign-queries.ts'
import { PlaceForm } from './place-form.tsx'

type Props = { campaign: CampaignView; mayAdd: boolean }
type Choice = Pick<PaperQuery, 'language' | 'marks'>

/** The places of a campaign, each with its paper to print; a place that was never opened can go. */
export function CampaignPlaces({ campaign, mayAdd }: Props) {
  const say = useSay()
  const { locale } = useLanguage()
  const [isAdding, setIsAdding] = useState(false)
  const [said, setSaid] = useState('')
  const [choice, setChoice] = useState<Choice>({ language: locale, marks: 'no' })
  const { places } = campaign
  const add = (
    <Button main onClick={() => setIsAdding(true)}>
      {say('flyers.place.add')}
    </Button>
  )
  return (
    <section className="section">
      {said !== '' && <Notice tone="ok" role="status" title={said} />}
      <div className="section-head">
        <h2>{say(places.length === 0 ? 'flyers.place.none.title' : 'flyers.places.title')}</h2>
        {mayAdd && places.length > 0 && add}
      </div>
      {places.length === 0 && (
        <>
          <p>{say('flyers.place.none.text')}</p>
          {mayAdd && <div className="deeds">{add}</div>}
        </>
      )}
      {places.length > 0 && (
        <>
          <PaperChoice choice={choice} onChange={setChoice} />
          <ul className="campaign-places">
            {places.map((place) => (
              <PlaceRow
                key={place.id}
                campaign={campaign}
                place={place}
                choice={choice}
                mayRemove={mayAdd}
                onRemoved={() => setSaid(say('flyers.place.removed', { name: place.name }))}
              />
            ))}
          </ul>
        </>
      )}
      {isAdding && (
        <SheetDialog title={say('flyers.place.add')} onClose={() => setIsAdding(false)}>
          <PlaceForm
            campaign={campaign}
            onClose={() => setIsAdding(false)}
            onAdded={(name) => {
              setSaid(say('flyers.place.added', { name }))
              setIsAdding(false)
            }}
          />
        </SheetDialog>
      )}
    </section>
  )
}

function PaperChoice({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const say = useSay()
  return (
    <div className="campaign-choice no-print">
      <RadioGroup
        name="language"
        label={say('flyers.print.language')}
        value={choice.language}
        onChange={({ target }) => onChange({ ...choice, language: target.value as Choice['language'] })}
        options={(['nl', 'en'] as const).map((value) => ({
          value,
          text: say(`flyers.print.language.${value}`),
        }))}
      />
      <RadioGroup
        name="marks"
        label={say('flyers.print.marks')}
        value={choice.marks}
        onChange={({ target }) => onChange({ ...choice, marks: target.value as Choice['marks'] })}
        options={(['no', 'yes'] as const).map((value) => ({
          value,
          text: say(`flyers.print.marks.${value}`),
        }))}
      />
    </div>
  )
}

function PlaceRow(props: {
  campaign: CampaignView
  place: PlaceView
  choice: Choice
  mayRemove: boolean
  onRemoved: () => void
}) {
  const { campaign, place, choice, mayRemove, onRemoved } = props
  const say = useSay()
  const keep = useKeepCampaign()
  const path = `/v1/campaigns/${campaign.id}/places/${place.id}`
  const { submit, failure, isSending } = useSend(
    () => callApi<CampaignView>('DELETE', path),
    async (kept) => {
      await keep(kept)
      onRemoved()
    },
  )
  return (
    <li>
      <div>
        <h3>{place.name}</h3>
        <p className="small muted">
          {say(`flyers.place-kind.${place.kind}`)}, {place.municipalityName},{' '}
          {say('flyers.place.copies', { count: place.copies })}
        </p>
        <p className="mono small">{place.address.replace(/^https?:\/\//, '')}</p>
      </div>
      <div className="campaign-prints no-print">
        {formatsOf[campaign.paper].map((format) => (
          <a
            key={format}
            className="utrecht-button utrecht-button--secondary-action is-small"
            href={withQuery(`${path}/paper`, { format, ...choice })}
            download
            aria-label={say('flyers.format.for', {
              format: say(`flyers.format.${format}`),
              name: place.name,
            })}
          >
            <Icon name="download" />
            {say(`flyers.format.${format}`)}
          </a>
        ))}
        {mayRemove && place.weeks.length === 0 && (
          <button
            type="button"
            className="text-link"
            aria-disabled={isSending}
            aria-label={say('flyers.place.remove-named', { name: place.name })}
            onClick={() => void submit()}
          >
            {say('flyers.place.remove')}
          </button>
        )}
      </div>
      {failure !== null && <ProblemNotice error={failure} />}
    </li>
  )
}
