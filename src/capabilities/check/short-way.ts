import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { identifierKinds, inputLengthMax } from '../../identifiers/public.ts'
import type { App } from '../../platform/app.ts'
import { answerText, ANSWER_BYTES } from './answer-text.ts'
import type { CheckInput } from './contract.ts'
import type { CheckAnswer, CheckRefusal, Checks } from './open-checks.ts'
import { sourceOf } from './source-of.ts'

const ROUTE = '/v1/checks'
const BODY_BYTES_MAX = 2_048
const kinds: ReadonlySet<string> = new Set(identifierKinds)

export type ShortWay = {
  /** Answers what it can before any other part of the server sees the request. Mount it first. */
  mount: (app: App) => void
  /** The body that was read before the request went on the long way. */
  bodyOf: (request: IncomingMessage) => Readable | undefined
  /** What was found out on the short way, so that it is not counted twice. */
  refusalOf: (request: IncomingMessage) => CheckRefusal | undefined
  /** Keeps the headers of a good answer of the long way, for all that follow on the short one. */
  learn: (reply: FastifyReply) => void
}

/**
 * The check's short way: someone without a session or token sends a plain good check, and gets an answer. Everything else
 * (whoever is signed in, wrong input, refusals, no data) goes the long way, with the same headers, validation and
 * problem+json as every other route. Headers are those of the first answer on the long way, so the two can't differ.
 */
export function openShortWay(checks: Checks): ShortWay {
  let headers: string[] | null = null
  const bodies = new WeakMap<IncomingMessage, Buffer>()
  const refusals = new WeakMap<IncomingMessage, CheckRefusal>()

  function judge(request: { raw: IncomingMessage; ip: string }, body: Buffer): CheckAnswer | null {
    const input = readInput(body)
    if (input !== null) {
      const by = { source: sourceOf({ ip: request.ip, caller: null }), work: input.work }
      const answer = checks.check(input, by)
      if (!('ok' in answer)) return answer
      refusals.set(request.raw, answer)
    }
    bodies.set(request.raw, body)
    return null
  }

  return {
    mount(app) {
      app.addHook('onRequest', (request, reply, done) => {
        const { raw } = request
        if (raw.url !== ROUTE || headers === null || !isPlain(raw)) return done()
        const good = headers
        readBody(raw, (body) => {
          const answer = judge(request, body)
          if (answer === null) return done()
          reply.hijack()
          reply.raw.writeHead(200, good).end(answerText(answer), 'latin1')
        })
      })
    },
    bodyOf(request) {
      const body = bodies.get(request)
      return body && Readable.from([body], { objectMode: false })
    },
    refusalOf: (request) => refusals.get(request),
    learn(reply) {
      if (headers !== null || reply.statusCode !== 200) return
      const all = { ...reply.getHeaders(), 'content-length': ANSWER_BYTES }
      headers = Object.entries(all).flatMap(([name, value]) => [name, String(value)])
    },
  }
}

/** A small JSON body, and nothing that says who sends it. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    headers.authorization === undefined &&
    headers.cookie === undefined &&
    headers['content-type']?.startsWith('application/json') === true &&
    Number(headers['content-length']) <= BODY_BYTES_MAX
  )
}

/** Nearly always it is one piece. A connection that breaks off ends nothing here: it has no answer to get. */
function readBody(request: IncomingMessage, then: (body: Buffer) => void): void {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => then(pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)))
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
