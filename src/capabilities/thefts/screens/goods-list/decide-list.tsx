import { type SubmitEvent, useState } from 'react'
import { Button } from '../../../../web/components/button.tsx'
import { TextArea } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { GoodsListView, ReportSuggestion } from '../../contract.ts'
import { useListDeed } from './list-deeds.tsx'
import { useListedName } from './list-words.ts'
import { useFocusWhen } from './use-focus-when.ts'

/** Takes a list in, on its own or into a report that it belongs to, or refuses it with a reason. */
export function DecideList({ list }: { list: GoodsListView }) {
  const say = useSay()
  const [isRefusing, setIsRefusing] = useState(false)
  return (
    <section className="section" aria-labelledby="decide">
      <h2 id="decide">{say('goods-list.decide')}</h2>
      {isRefusing ? (
        <Refuse list={list} onClose={() => setIsRefusing(false)} />
      ) : (
        <Accept list={list} onRefuse={() => setIsRefusing(true)} />
      )}
    </section>
  )
}

function Accept({ list, onRefuse }: { list: GoodsListView; onRefuse: () => void }) {
  const say = useSay()
  const suggestions = list.police?.suggestions.filter(({ isOwn }) => isOwn) ?? []
  const [into, setInto] = useState(suggestions[0]?.reportId ?? 'own')
  const chosen = suggestions.find(({ reportId }) => reportId === into)
  const [apart, setApart] = useState<string[]>([])
  const deed = useListDeed(list)
  const accept = () => {
    const pairs = chosen?.pairs.filter(({ itemId }) => !apart.includes(itemId)) ?? []
    const sameAs = pairs.map(({ itemId, stolenItemId }) => ({ itemId, stolenItemId }))
    deed.mutate({
      path: 'decisions',
      body: { decision: 'accept', intoReport: chosen?.reportId ?? null, sameAs },
    })
  }
  return (
    <>
      <p>{say('goods-list.decide.what')}</p>
      {suggestions.length > 0 && (
        <RadioGroup
          name="into"
          column
          label={say('goods-list.decide.into')}
          value={into}
          onChange={(event) => setInto(event.target.value)}
          options={[
            ...suggestions.map((one) => ({ value: one.reportId, text: <Suggested suggestion={one} /> })),
            { value: 'own', text: say('goods-list.decide.own') },
          ]}
        />
      )}
      {chosen && chosen.pairs.length > 0 && (
        <Pairs list={list} suggestion={chosen} apart={apart} onApart={setApart} />
      )}
      {deed.error && <ProblemNotice error={deed.error} />}
      <div className="deeds">
        <Button main onClick={accept} aria-disabled={deed.isPending}>
          {say(chosen ? 'goods-list.decide.merge' : 'goods-list.decide.accept')}
        </Button>
        {list.steps.includes('refuse') && (
          <Button onClick={onRefuse}>{say('goods-list.decide.refuse')}</Button>
        )}
      </div>
    </>
  )
}

function Suggested({ suggestion }: { suggestion: ReportSuggestion }) {
  const say = useSay()
  const { source, reference, registrationNumber, committedOn, place, sameRegistration, pairs } = suggestion
  const why = [
    sameRegistration && say('goods-list.decide.same-registration'),
    pairs.length > 0 && say('goods-list.decide.same-numbers', { count: pairs.length }),
  ]
  return (
    <span>
      {say('theft.title', { number: registrationNumber ?? `${source} ${reference}` })}
      <span className="sub">
        {[say('goods-list.on', { day: committedOn, place }), ...why].filter(Boolean).join(', ')}
      </span>
    </span>
  )
}

/** Items that the report has already; one that is another thing after all can be kept apart. */
function Pairs(props: {
  list: GoodsListView
  suggestion: ReportSuggestion
  apart: string[]
  onApart: (apart: string[]) => void
}) {
  const { list, suggestion, apart, onApart } = props
  const say = useSay()
  const nameOf = useListedName()
  return (
    <fieldset className="things-to-tick">
      <legend className="utrecht-form-label">{say('goods-list.decide.same')}</legend>
      {suggestion.pairs.map(({ itemId, shown }) => {
        const item = list.items.find(({ id }) => id === itemId)
        return (
          <label className="tick" key={itemId}>
            <input
              type="checkbox"
              checked={!apart.includes(itemId)}
              onChange={(event) =>
                onApart(event.target.checked ? apart.filter((one) => one !== itemId) : [...apart, itemId])
              }
            />
            <span>
              {item && nameOf(item)} <span className="sub mono">{shown}</span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

function Refuse({ list, onClose }: { list: GoodsListView; onClose: () => void }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  useFocusWhen(true, 'reason')
  const deed = useListDeed(list)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '' && !deed.isPending)
      deed.mutate({ path: 'decisions', body: { decision: 'refuse', reason } })
  }
  return (
    <form className="inline-form" onSubmit={submit} noValidate>
      {deed.error && <ProblemNotice error={deed.error} />}
      <TextArea
        name="reason"
        label={say('goods-list.refuse.reason')}
        help={say('goods-list.refuse.help')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={tried && reason.trim() === '' ? say('field.required') : undefined}
      />
      <div className="deeds">
        <Button main type="submit">
          {say('goods-list.refuse.deed')}
        </Button>
        <Button onClick={onClose}>{say('goods-list.stop')}</Button>
      </div>
    </form>
  )
}
