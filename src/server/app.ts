import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { FindCaller } from '../capabilities/access/public.ts'
import type { App } from '../platform/app.ts'
import type { Logger } from '../platform/logger.ts'
import { refuse } from '../platform/problem.ts'
import { requireAccess } from './access.ts'
import { trustedProxies } from './client-address.ts'
import { finishBeforeClosing } from './close-connections.ts'
import { answerErrors, API_VERSION } from './errors.ts'
import { describeApi } from './openapi.ts'
import { takeFirst, type TakeFirst } from './take-first.ts'

export type AppOptions = {
  logger: Logger
  callers: FindCaller
  demo: boolean
  baseUrl: string
  trustProxy: boolean | number | string[]
  /** Answers what it can before anything else sees a request. */
  takeFirst?: TakeFirst
  /** Mounts the capabilities. */
  mount: (app: App) => Promise<void>
}

const BODY_BYTES_MAX = 1_048_576

/** The HTTP server: security headers, who calls, what goes wrong, then the capabilities. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { logger, callers, demo, baseUrl, trustProxy, mount } = options
  const app: App = Fastify({
    // Lines about requests are written by `errors.ts`: never a URL, header or body.
    logger: false,
    trustProxy: trustedProxies(trustProxy),
    bodyLimit: BODY_BYTES_MAX,
    routerOptions: { ignoreTrailingSlash: false, caseSensitive: true, maxParamLength: 200 },
    forceCloseConnections: true,
    // An address that no route can have: as published it would be given back, with whatever someone put in it.
    frameworkErrors: (_error, request, reply) => {
      void reply.header('api-version', API_VERSION)
      refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  const { underWay, finish } = finishBeforeClosing(app)
  if (options.takeFirst) takeFirst(app, options.takeFirst, underWay)
  await app.register(cookie)
  const fixed = await fixedHeaders(baseUrl)
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(fixed)
    done()
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(body as string)))
    },
  )
  requireAccess(app, callers)
  answerErrors(app, logger, demo)
  await describeApi(app, baseUrl)
  await mount(app)
  finish()
  return app
}

/** helmet makes its headers anew for every answer (Fastify then sets them twice); ours are always the same: made once. */
async function fixedHeaders(baseUrl: string): Promise<Record<string, string>> {
  const app = Fastify()
  await app.register(helmet, headers(baseUrl))
  app.get('/', () => '')
  const answer = await app.inject('/')
  await app.close()
  const ofOneAnswer = new Set(['content-type', 'content-length', 'date', 'connection'])
  return Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) =>
      ofOneAnswer.has(name) ? [] : [[name, String(value)]],
    ),
  )
}

/** Everything from here and nothing inline (OWASP ASVS 5.0, 3.4). */
function headers(baseUrl: string) {
  const https = baseUrl.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // Reading codes and printed numbers is WebAssembly, served by us; it opens no way to run text as script.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        workerSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginEmbedderPolicy: false,
  }
}
