import { pino } from 'pino'

export type Logger = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error' | 'debug'>

/**
 * The log of the process, JSON lines on standard error. Addresses may hold identifiers, headers secrets, bodies people:
 * of a request only the method, the route's pattern and the status are written, of an error its name, code and stack.
 */
export function openLogger(level = 'info') {
  return pino(
    {
      level,
      base: null,
      serializers: {
        err: (error: Error & { code?: string; routine?: string }) => ({
          type: error.name,
          code: error.code,
          // A database error's message may quote a value; its stack begins with that message.
          stack: error.stack
            ?.split('\n')
            .filter((line) => line.trimStart().startsWith('at '))
            .join('\n'),
        }),
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
