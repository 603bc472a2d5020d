import { isMessageKey, type MessageKey } from '../../../platform/messages/index.ts'
import type { Moment } from '../rules/dealer-timeline.ts'

/** The value of a kind that has sentences of its own: where it came from, how, why. */
const narrows = { listed: 'origin', ended: 'reason', reached: 'way', answered: 'answer' } as const

/** The sentence of a line of the history. */
export function eventKey(moment: Moment): MessageKey {
  const plain = `dealer-event.${moment.kind}` as MessageKey
  if (moment.from === 'register' || !(moment.kind in narrows)) return plain
  const value = moment.detail[narrows[moment.kind as keyof typeof narrows]]
  const narrow = `${plain}.${String(value)}`
  return isMessageKey(narrow) ? narrow : plain
}

/** What somebody wrote with it: a title (of a letter, a meeting) or a text. */
export function eventTexts(moment: Moment): string[] {
  if (moment.from === 'register') return []
  const { title, text } = moment.detail
  return [title, text].filter((one): one is string => typeof one === 'string' && one !== '')
}
