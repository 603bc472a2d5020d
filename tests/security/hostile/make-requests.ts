import fc from 'fast-check'
import { type Description, type Operation, resolve, type Schema } from './schema.ts'

export type Who = string
export type HostileRequest = {
  who: Who
  method: string
  route: string
  url: string
  headers: Record<string, string>
  payload: string | null
}
export type Route = { method: string; url: string }

/** What breaks programs: nothing, too much, signs that mean something somewhere, and other kinds of value. */
const words =
  '\' or 1=1 --|"; drop table x; --|${7*7}|{{7*7}}|<script>alert(1)</script>|%00|%|../../../etc/passwd|__proto__|constructor|2026-02-30|9999-12-31T23:59:59Z|0000-00-00|-infinity|NaN|1e400|9223372036854775808|\u0000|a\u0000b|\ud800|\u202eabc|ＩＭＥＩ１２３'
const long = ['🙂'.repeat(30), 'x'.repeat(300), '9'.repeat(5_000), 'é'.repeat(150_000)]
const values = [null, '', ' ', 0, -1, 1e308, -0.5, 2 ** 53, true, [], {}, [null], [[]]]
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...words.split('|'), ...long, ...values),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 }),
)

/** A value as the schema wants it; ids are now and then those of things that exist. */
export function fitting(
  given: Schema,
  description: Description,
  ids: readonly string[],
): fc.Arbitrary<unknown> {
  const schema = resolve(given, description)
  const inner = (one: Schema) => fitting(one, description, ids)
  const ways = schema.oneOf ?? schema.anyOf
  if (ways) return fc.oneof(...ways.map(inner))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.type === 'object') {
    const { properties = {}, required = [] } = schema
    const fields = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inner(one)]))
    return fc.record(fields, { requiredKeys: required.filter((name) => name in fields) })
  }
  if (schema.type === 'array') {
    const { minItems: minLength = 0, maxItems = 3, items = {} } = schema
    return fc.array(inner(items), { minLength, maxLength: Math.max(minLength, Math.min(3, maxItems)) })
  }
  return scalar(schema, ids)
}

function scalar({ type, format, pattern, ...limits }: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { minimum = 0, exclusiveMinimum = false, maximum = 1_000_000, minLength = 0, maxLength = 60 } = limits
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') {
    const { multipleOf = 1 } = limits
    const min = Math.ceil((Math.max(minimum, -1e9) + (exclusiveMinimum ? 1 : 0)) / multipleOf)
    const max = Math.floor(Math.min(maximum, 1e9) / multipleOf)
    return fc.integer({ min, max }).map((n) => n * multipleOf)
  }
  if (type === 'number')
    return fc.double({
      min: exclusiveMinimum ? minimum + 0.01 : minimum,
      max: Math.min(maximum, 1e6),
      noNaN: true,
    })
  if (type !== 'string') return fc.jsonValue({ maxDepth: 1 })
  if (format === 'uuid') return fc.oneof(fc.uuid(), fc.constantFrom(...ids))
  if (format === 'date-time') return momentsAgo.map((at) => at.toISOString())
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  const text = fc.string({ minLength, maxLength: Math.max(minLength, Math.min(60, maxLength)) })
  // Texts that mean something here: numbers on goods, days, places, branches.
  const telling = [
    '356759040123458',
    'GA1243567',
    'Enschede',
    'enschede',
    '2026-11-01',
    '990000010001',
    'BVH',
  ]
  return fc.oneof(text, fc.constantFrom(...telling))
}
const momentsAgo = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })

/** The same value with one place of it broken: replaced, left out, or with something beside it. */
function broken(value: unknown, steps: readonly number[], poison: unknown): unknown {
  const [step = 0, ...more] = steps
  if (Array.isArray(value) && value.length > 0) {
    const at = step % value.length
    return value.map((item, n) => (n === at ? broken(item, more, poison) : (item as unknown)))
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    const names = Object.keys(value)
    const name = names[step % names.length]!
    const { [name]: inner, ...rest } = value as Record<string, unknown>
    if (step % 7 === 0) return rest
    if (step % 7 === 1) return { ...value, unexpected: poison }
    return { ...rest, [name]: more.length === 0 ? poison : broken(inner, more, poison) }
  }
  return poison
}
const mutated = (value: fc.Arbitrary<unknown>) =>
  fc
    .tuple(value, fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }), hostile)
    .map(([fit, steps, poison]) => broken(fit, steps, poison))

export type World = {
  description: Description
  routes: readonly Route[]
  who: readonly Who[]
  ids: readonly string[]
}

/** Requests over all routes and roles: a third as the description wants them, the rest broken somewhere. */
export function requests(world: World): fc.Arbitrary<HostileRequest> {
  const { routes, who } = world
  return fc.constantFrom(...routes).chain((route) =>
    fc
      .record({
        who: fc.constantFrom(...who),
        url: address(route, world),
        body: body(route, world),
        headers: headers,
      })
      .map(({ who: by, url, body: sent, headers: extra }) => ({
        who: by,
        method: route.method,
        route: route.url,
        url,
        headers: { ...extra, ...sent.headers },
        payload: route.method === 'GET' || route.method === 'HEAD' ? null : sent.payload,
      })),
  )
}

const headers: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    'idempotency-key': fc.constantFrom('a', 'b', '', 'é', 'x'.repeat(300), 'k-1', "' or 1=1"),
    'accept-language': fc.constantFrom('en', 'nl', 'xx;q=9', 'x'.repeat(2_000)),
    accept: fc.constantFrom('text/html', 'application/json', '*/*', '\\'),
    authorization: fc.constantFrom('Bearer x', 'Bearer ', 'Basic eDp4', `Bearer ${'x'.repeat(600)}`),
    'if-none-match': fc.constantFrom('"x"', '*'),
    range: fc.constantFrom('bytes=0-1', 'bytes=9-1', 'x'),
  },
  { requiredKeys: [] },
)

function operationOf({ method, url }: Route, { description }: World): Operation | undefined {
  return description.paths[url.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
}

function address(route: Route, world: World): fc.Arbitrary<string> {
  const parameters = operationOf(route, world)?.parameters ?? []
  const inPath = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...world.ids) },
    { weight: 1, arbitrary: fc.constantFrom('enschede', '000', 'x', '0', '..', "' or 1=1", 'x'.repeat(250)) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  )
  const path = fc
    .array(inPath, { minLength: 4, maxLength: 4 })
    .map((parts) =>
      route.url.replaceAll(/:\w+|\*/g, () => encodeURIComponent((parts.pop() ?? 'x').toWellFormed())),
    )
  const fields = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema }) => [name, fitting(schema, world.description, world.ids)] as const)
  const fit = fc.record(Object.fromEntries(fields), { requiredKeys: [] })
  const loose = fc.dictionary(fc.constantFrom('taal', 'q', 'after', 'limit', 'terug', '__proto__'), hostile, {
    maxKeys: 2,
  })
  const query = fc.oneof(fit, mutated(fit), loose).map((values) => queryOf(values))
  const junk = fc.constantFrom('', '', '', '&%', '&a[b]=1', '&%E0%A4%A')
  return fc.tuple(path, query, junk).map(([p, q, more]) => (q + more === '' ? p : `${p}?${q}${more}`))
}

function queryOf(values: unknown): string {
  if (typeof values !== 'object' || values === null) return ''
  return Object.entries(values)
    .map(([name, value]) => [name, typeof value === 'string' ? value : (JSON.stringify(value) ?? '')])
    .map((pair) => pair.map((text) => encodeURIComponent(text!.slice(0, 2_000).toWellFormed())).join('='))
    .join('&')
}

type Sent = { payload: string | null; headers: Record<string, string> }
const json = { 'content-type': 'application/json' }
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }

function body(route: Route, world: World): fc.Arbitrary<Sent> {
  const schema = operationOf(route, world)?.requestBody?.content['application/json']?.schema
  const form = fc
    .dictionary(fc.constantFrom(...formFields), fc.oneof(hostile, fc.constantFrom(...formTexts)), {
      maxKeys: 8,
    })
    .map((values) => ({ payload: queryOf(values), headers: urlencoded }))
  const fit = schema ? fitting(schema, world.description, world.ids) : fc.jsonValue({ maxDepth: 2 })
  const asJson = fc.oneof(fit, mutated(fit), mutated(fit)).map((value) => ({
    payload: JSON.stringify(value) ?? 'null',
    headers: json,
  }))
  const junk = fc.constantFrom<Sent>(
    { payload: '{"a":', headers: json },
    { payload: '', headers: json },
    { payload: '{"__proto__":{"a":1},"constructor":{"prototype":{}}}', headers: json },
    { payload: '<a/>', headers: { 'content-type': 'text/xml' } },
    { payload: '--x', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    { payload: 'x', headers: { 'content-type': 'x' } },
    { payload: null, headers: {} },
  )
  return route.url.startsWith('/v1/')
    ? fc.oneof({ weight: 9, arbitrary: asJson }, { weight: 1, arbitrary: junk })
    : fc.oneof(
        { weight: 6, arbitrary: form },
        { weight: 2, arbitrary: asJson },
        { weight: 1, arbitrary: junk },
      )
}
const formFields =
  'kind category brand model price weight karat nummer werk role language returnTo bewijs note proof lead where words yes'.split(
    ' ',
  )
const formTexts = [
  'goods',
  'gold',
  'phone',
  'Apple',
  'iPhone 13',
  '50',
  '14',
  '6,4',
  '356759040123458',
  'dealer',
  'en',
]
