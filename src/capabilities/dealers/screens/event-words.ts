import { isMessageKey, type MessageKey, type MessageValues } from '../../../platform/messages/index.ts'
import type { Moment } from '../rules/dealer-timeline.ts'
import type { Change } from '../rules/import/compare-dealers.ts'
import { changeText } from './import/line-why.tsx'

type Say = (key: MessageKey, values?: MessageValues) => string

/** The value of a kind that has sentences of its own: where it came from, how, why, what was answered. */
const narrows: Partial<Record<Moment['kind'], string>> = {
  listed: 'origin',
  ended: 'reason',
  reached: 'way',
  notice: 'kind',
  answered: 'answer',
}

/** The sentence of a line of the history. */
export function eventKey(moment: Moment): MessageKey {
  const plain: MessageKey = `dealer-event.${moment.kind}`
  const value = narrows[moment.kind]
  if (moment.from === 'register' || value === undefined) return plain
  const narrow = `${plain}.${textOf(moment.detail, value)}`
  return isMessageKey(narrow) ? narrow : plain
}

/** What else there is to say: what changed, the title of a letter or a meeting, a day, what somebody wrote. */
export function eventTexts(moment: Moment, say: Say): string[] {
  if (moment.from === 'register') return []
  const { detail } = moment
  const [title, reference] = [textOf(detail, 'title'), textOf(detail, 'reference')]
  const [day, text] = [textOf(detail, 'day'), textOf(detail, 'text')]
  return [
    ...changesOf(detail).map((change) => changeText(change, say)),
    title,
    day && say('dealer-event.from-day', { day }),
    reference && say('dealer-event.reference', { reference }),
    text,
  ].filter(Boolean)
}

/** The fields of a change, each with what it was and what it is (change-dealer.ts). */
function changesOf(detail: Record<string, unknown>): Change[] {
  const fields = textOf(detail, 'fields')
  if (fields === '') return []
  return fields.split(',').map((field) => ({
    field: field as Change['field'],
    from: textOf(detail, `${field}.was`),
    to: textOf(detail, `${field}.is`),
  }))
}

function textOf(detail: Record<string, unknown>, name: string): string {
  const value = detail[name]
  return typeof value === 'string' ? value : ''
}
