/** Markup that is safe to send: made only by `html` and `raw` below. */
class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}
export type { Markup }

/** What may stand between the braces of a template; false, null and undefined leave nothing. */
export type Part = string | number | Markup | readonly Part[] | false | null | undefined

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

function render(part: Part): string {
  if (part === false || part === null || part === undefined) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string') return part.replace(/[&<>"'`]/g, (character) => entities[character] as string)
  return part.map(render).join('')
}

/** Template tag that escapes every value for text and for quoted attributes. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = strings[0] as string
  parts.forEach((part, index) => {
    text += render(part) + (strings[index + 1] as string)
  })
  return new Markup(text)
}

/** Template tag for markup of our own; it takes no values, so that nothing from outside can enter. */
export function raw(strings: TemplateStringsArray): Markup {
  return new Markup(strings.join(''))
}
