import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { identifierKinds, inputLengthMax } from '../../identifiers/public.ts'
import type { Logger } from '../../platform/logger.ts'
import { answerText, ANSWER_BYTES } from './answer-text.ts'
import type { CheckInput } from './contract.ts'
import type { CheckAnswer, CheckRefusal, Checks } from './open-checks.ts'
import { readyHead } from './ready-head.ts'
import { sourceOf } from './source-of.ts'

const ROUTE = '/v1/checks'
const BODY_BYTES_MAX = 2_048
const kinds: ReadonlySet<string> = new Set(identifierKinds)
/** As every request of the API has one. */
const line = { method: 'POST', route: ROUTE, status: 200 }

export type ShortWay = {
  /**
   * Answers a plain good check before any other part of the server sees it. False: it is nothing for the short way.
   * `onward` is called when that shows only later.
   */
  take: (request: IncomingMessage, response: ServerResponse, onward: () => void) => boolean
  /** The body that was read before the request went on the long way. */
  bodyOf: (request: IncomingMessage) => Readable | undefined
  /** What was found out on the short way, so that it is not counted twice. */
  refusalOf: (request: IncomingMessage) => CheckRefusal | undefined
  /** Keeps the headers of a good answer of the long way, for all that follow on the short one. */
  learn: (reply: FastifyReply) => void
}
export type ShortWayOptions = {
  /** The address a request comes from; undefined when the connection is gone. */
  addressOf: (request: IncomingMessage) => string | undefined
  logger: Logger
}

/**
 * The check's short way: someone without a session or token sends a plain good check, and gets an answer. Everything else
 * (whoever is signed in, wrong input, refusals, no data) goes the long way, with the same headers, validation and
 * problem+json as every other route. Headers are those of the first answer on the long way, so the two can't differ.
 */
export function openShortWay(checks: Checks, { addressOf, logger }: ShortWayOptions): ShortWay {
  let writeHead: ReturnType<typeof readyHead> | null = null
  const bodies = new WeakMap<IncomingMessage, Buffer>()
  const refusals = new WeakMap<IncomingMessage, CheckRefusal>()

  function judge(request: IncomingMessage, ip: string, body: Buffer): CheckAnswer | null {
    const input = readInput(body)
    if (input !== null) {
      const by = { source: sourceOf({ ip, caller: null }), work: input.work }
      const answer = checks.check(input, by)
      if (!('ok' in answer)) return answer
      refusals.set(request, answer)
    }
    bodies.set(request, body)
    return null
  }

  return {
    take(request, response, onward) {
      if (request.url !== ROUTE || writeHead === null || !isPlain(request)) return false
      const head = writeHead
      const ip = addressOf(request)
      if (ip === undefined) return false
      readBody(request, (body) => {
        const answer = judge(request, ip, body)
        if (answer === null) return onward()
        head(response)
        response.end(answerText(answer), 'latin1')
        logger.debug(line, 'request')
      })
      return true
    },
    bodyOf(request) {
      const body = bodies.get(request)
      return body && Readable.from([body], { objectMode: false })
    },
    refusalOf: (request) => refusals.get(request),
    learn(reply) {
      if (writeHead !== null || reply.statusCode !== 200) return
      const all = { ...reply.getHeaders(), 'content-length': ANSWER_BYTES }
      writeHead = readyHead(Object.entries(all).flatMap(([name, value]) => [name, String(value)]))
    },
  }
}

/** A small JSON body, and nothing that says who sends it. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    headers.authorization === undefined &&
    headers.cookie === undefined &&
    isJson(headers['content-type']) &&
    Number(headers['content-length']) <= BODY_BYTES_MAX
  )
}

const isJson = (type: string | undefined) =>
  type === 'application/json' || type?.startsWith('application/json;') === true

/** Nearly always it is one piece. A connection that breaks off ends nothing here: it has no answer to get. */
function readBody(request: IncomingMessage, then: (body: Buffer) => void): void {
  let body: Buffer | null = null
  request.on('data', (piece: Buffer) => {
    body = body === null ? piece : Buffer.concat([body, piece])
  })
  request.on('end', () => then(body ?? Buffer.alloc(0)))
}

/** What the contract accepts, checked by hand; null sends it to the contract, which says what is wrong. */
function readInput(body: Buffer): CheckInput | null {
  let read: unknown
  try {
    read = JSON.parse(body.toString())
  } catch {
    return null
  }
  if (typeof read !== 'object' || read === null) return null
  const { value, kind, work } = read as Record<string, unknown>
  if (typeof value !== 'string' || value.length > inputLengthMax || value.trim() === '') return null
  if (kind !== undefined && (typeof kind !== 'string' || !kinds.has(kind))) return null
  if (work !== undefined && (typeof work !== 'string' || work.length > 300)) return null
  return { value, kind, work } as CheckInput
}
