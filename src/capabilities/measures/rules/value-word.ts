/** A value of a step or letter as a word; empty where there is none. Values come as JSON, of which only text and numbers are words. */
export function valueWord(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
