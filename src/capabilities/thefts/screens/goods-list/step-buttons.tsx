import { useState } from 'react'
import { Button } from '../../../../web/components/button.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { returnGrounds } from '../../rules/goods-list-steps.ts'
import { useListDeed } from './list-deeds.tsx'

type Asked = 'report-home'

/** What someone can do with an item now; each asks once, with what it means. Going back asks on which ground. */
export function StepButtons({ list, item }: { list: GoodsListView; item: ListedItemView }) {
  const say = useSay()
  const [asked, setAsked] = useState<Asked | null>(null)
  if (item.steps.length === 0) return null
  if (asked !== null) return <Ask list={list} item={item} step={asked} onClose={() => setAsked(null)} />
  return (
    <div className="deeds">
      {(item.steps as Asked[]).map((step) => (
        <button key={step} type="button" className="text-link" onClick={() => setAsked(step)}>
          {say(`goods-list.step-deed.${step}`)}
        </button>
      ))}
    </div>
  )
}

function Ask(props: { list: GoodsListView; item: ListedItemView; step: Asked; onClose: () => void }) {
  const { list, item, step, onClose } = props
  const say = useSay()
  const [ground, setGround] = useState('')
  const [tried, setTried] = useState(false)
  const deed = useListDeed(list, onClose)
  const asksGround = (step as string) === 'give-back'
  const take = () => {
    setTried(true)
    if (asksGround && ground === '') return
    deed.mutate({ path: `items/${item.id}/steps`, body: { step, ...(asksGround && { ground }) } })
  }
  const title = say(`goods-list.step-deed.${step}`)
  return (
    <div className="inline-form" role="group" aria-label={title}>
      <p>{say(`goods-list.step-means.${step}`)}</p>
      {asksGround && (
        <RadioGroup
          name={`ground-${item.id}`}
          label={say('goods-list.ground')}
          column
          value={ground}
          onChange={(event) => setGround(event.target.value)}
          error={tried && ground === '' ? say('field.choice') : undefined}
          options={returnGrounds.map((value) => ({ value, text: say(`goods-list.ground.${value}`) }))}
        />
      )}
      {deed.error && <ProblemNotice error={deed.error} />}
      <div className="deeds">
        <Button main onClick={take} aria-disabled={deed.isPending}>
          {title}
        </Button>
        <Button onClick={onClose}>{say('goods-list.stop')}</Button>
      </div>
    </div>
  )
}
