// The same check as one would usually build it: fastify with helmet, a rate limit and zod, and HMAC-SHA256 fingerprints in
// a Set. Its numbers are few: the look-up is not what makes it slow.
import { createHmac, randomBytes } from 'node:crypto'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { stolenKeys } from '../stolen-keys.ts'

const secret = randomBytes(32)
const fingerprint = (text: string) => createHmac('sha256', secret).update(text).digest('base64')
const stolen = new Set<string>()
for (const key of stolenKeys(0, 100_000)) stolen.add(fingerprint(key))

const app = Fastify({ logger: false }).withTypeProvider<ZodTypeProvider>()
app.setValidatorCompiler(validatorCompiler)
app.setSerializerCompiler(serializerCompiler)
await app.register(helmet)
await app.register(rateLimit, { max: Number.MAX_SAFE_INTEGER, timeWindow: 86_400_000 })
const body = z.object({ value: z.string().min(1).max(200), kind: z.string().optional() })
const answer = z.object({ result: z.string(), dataUntil: z.string() })
app.post('/v1/checks', { schema: { body, response: { 200: answer } } }, async ({ body: { value } }) => ({
  result: stolen.has(fingerprint(`N:${value.toUpperCase().replace(/[^0-9A-Z]/g, '')}`))
    ? 'registered-stolen'
    : 'not-registered',
  dataUntil: new Date().toISOString(),
}))
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' })
console.log('ready')
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)))
