import type { IconName } from '../../../../web/components/icon.tsx'
import type { StatusTone } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { ListedItemView, ListEventView } from '../../contract.ts'
import type { ItemState, ListState } from '../../rules/goods-list-steps.ts'

export const listStatus: Record<ListState, { icon: IconName; tone: StatusTone }> = {
  received: { icon: 'clock', tone: 'plain' },
  refused: { icon: 'cross', tone: 'look' },
  'in-system': { icon: 'check', tone: 'plain' },
  withdrawn: { icon: 'neutral', tone: 'calm' },
}
export const itemStatus: Record<ItemState, { icon: IconName; tone: StatusTone }> = {
  listed: { icon: 'clock', tone: 'plain' },
  'in-system': { icon: 'eye', tone: 'plain' },
  found: { icon: 'check', tone: 'look' },
  'found-at-home': { icon: 'alert', tone: 'look' },
  back: { icon: 'check', tone: 'plain' },
  home: { icon: 'check', tone: 'plain' },
  ended: { icon: 'neutral', tone: 'calm' },
  'taken-off': { icon: 'neutral', tone: 'calm' },
}

/** How an item of a list is called: make and model, else its description, else its kind. */
export function useListedName() {
  const say = useSay()
  return ({ brand, model, description, category, jewellery }: ListedItemView) =>
    [brand, model].filter(Boolean).join(' ') || description || jewellery?.kind || say(`category.${category}`)
}

/** What else is known of an item, in one line. */
export function useListedDetails() {
  const say = useSay()
  return (item: ListedItemView) => {
    const weight = item.jewellery?.weightGrams
    const named = item.brand || item.model
    return [
      say(`category.${item.category}`),
      item.colour,
      named && item.description,
      item.jewellery?.metal,
      item.jewellery?.stones,
      weight && say('goods-list.grams', { weight }),
      item.jewellery?.marks,
    ]
      .filter(Boolean)
      .join(', ')
  }
}

type Change = { field: string; before: string | null; after: string | null }

/** What happened, in words; a correction with what stood there before. */
export function useEventWords(items: readonly ListedItemView[]) {
  const say = useSay()
  const nameOf = useListedName()
  return ({ step, itemId, detail }: ListEventView): string[] => {
    const item = items.find(({ id }) => id === itemId)
    const what = say(`goods-list.event.${step}` as 'goods-list.event.send', {
      item: item ? nameOf(item) : '',
    })
    const texts = ['reason', 'note', 'registrationNumber', 'value']
      .map((name) => detail[name])
      .filter((text) => typeof text === 'string' && text !== '') as string[]
    const ground =
      typeof detail.ground === 'string'
        ? [say(`goods-list.ground.${detail.ground}` as 'goods-list.ground.court')]
        : []
    const shown = (field: string, value: string | null) => {
      if (value === null) return say('goods-list.nothing')
      return field === 'category' ? say(`category.${value}` as 'category.other').toLowerCase() : value
    }
    const changes = ((detail.changes ?? []) as Change[]).map(({ field, before, after }) =>
      say('goods-list.changed', {
        field: say(`goods-list.item.${field}` as 'goods-list.item.brand'),
        before: shown(field, before),
        after: shown(field, after),
      }),
    )
    return [what, ...texts, ...ground, ...changes]
  }
}
