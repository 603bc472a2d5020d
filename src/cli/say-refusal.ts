import type { FieldError, Refusal } from '../kernel/result.ts'
import { isMessageKey, translate } from '../platform/messages/index.ts'

/** A refusal as a command says it: the sentences of the API, in English. Exit code 2. */
export function sayRefusal(refusal: Refusal<string, { errors?: FieldError[] }>): number {
  const { reason, errors } = refusal
  const key = `problem.${reason}.detail`
  const sentences = errors
    ? errors.map(({ field, code }) => `${field}: ${translate('en', code, {})}`)
    : [isMessageKey(key) ? translate('en', key, {}) : reason]
  console.error(sentences.join('\n'))
  return 2
}
