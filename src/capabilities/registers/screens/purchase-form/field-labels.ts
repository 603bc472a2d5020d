import { isMessageKey, type MessageKey } from '../../../../platform/messages/index.ts'

type Say = (key: MessageKey, values?: Record<string, string | number>) => string

/** How a field is called in the summary of errors: "Goed 2, prijs". */
export function fieldLabel(name: string, say: Say): string {
  const [root, second, third] = name.split('.')
  if (root === 'items' && second !== undefined && third !== undefined) {
    const item = say('registers.counter.item', { number: Number(second) + 1 })
    return `${item}, ${own(third, say).toLowerCase()}`
  }
  const isPerson = root === 'seller' || root === 'buyer'
  return own((isPerson ? second : root) ?? name, say)
}

function own(field: string, say: Say): string {
  const key = `registers.field.${field}`
  return isMessageKey(key) ? say(key) : field
}
