import { type MessageValues, translate } from '../platform/messages/index.ts'
import { localeOfTerminal } from './locale.ts'

type WrongLine = {
  line: number
  column?: string | null | undefined
  code: string
  values?: MessageValues | undefined
}

/** Names line and column and never the value: what stands there may be about a person. */
export function lineSentence({ line, column, code, values }: WrongLine): string {
  return `line ${line}${column ? `, ${column}` : ''}: ${translate(localeOfTerminal(), code, values)}`
}

/** What is wrong with the first line of a file, so that nothing of it was imported. */
export function headerSentence(
  file: string,
  { missing, twice }: { missing: string[]; twice: string[] },
): string {
  return [
    `Nothing was imported from ${file}.`,
    ...(missing.length > 0 ? [`The first line must name the columns; it lacks ${missing.join(', ')}.`] : []),
    ...(twice.length > 0 ? [`It names more than once: ${twice.join(', ')}.`] : []),
  ].join('\n')
}
