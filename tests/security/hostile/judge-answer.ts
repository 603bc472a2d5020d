import type { HostileRequest } from './make-requests.ts'
import type { Description } from './schema.ts'
import { violations } from './validate.ts'

export type Answered = { status: number; type: string; text: string }

/** What an answer must never hold: our stack, SQL, a path of the machine, a name of the inside. */
const leaks: [RegExp, string][] = [
  [/^\s*at .+:\d+:\d+\)?$/m, 'a stack'],
  [/node_modules|file:\/\/|\/src\/[a-z]|\.ts:\d+/, 'a path of the program'],
  [/\b(select|insert into|update|delete from)\b.{1,200}\b(from|values|set|where)\b.{0,80}[$(=]/i, 'SQL'],
  [
    /PostgresError|syntax error at|relation "|violates .* constraint|invalid byte sequence/i,
    'an error of the database',
  ],
  [/helder_(app|gate|owner|worker|jobs)|graphile/, 'a name of the inside'],
]

/** Everything that is wrong with an answer, in words; empty when it is as it must be. */
export function faults(request: HostileRequest, answer: Answered, description: Description): string[] {
  const { status, text } = answer
  // A line's end stands in JSON as two signs.
  const lines = text.replaceAll('\\n', '\n')
  // Files that hold libraries as they were published: the paths in them are of those who made them.
  const isPublished = status === 200 && /^\/(scan|public\/chunks)\//.test(request.route)
  const found = isPublished
    ? []
    : leaks.filter(([pattern]) => pattern.test(lines)).map(([, what]) => `shows ${what}`)
  if (status >= 500 && !isHonestlyUnable(answer)) found.push(`answers ${status}`)
  return [...found, ...misfits(request, answer, description)]
}

/** The check says that it can't know now rather than say no (architecture.md 5); on a busy machine that happens. */
function isHonestlyUnable({ status, text }: Answered): boolean {
  return status === 503 && text.includes('check-data-stale')
}

/** Receipts are files with a description of their own (docs/leaf.md). */
const files = new Set(['/v1/purchases/:id/receipt', '/v1/sales/:id/receipt'])

/** Where an answer of the API is not as its description says. */
function misfits({ method, route }: HostileRequest, answer: Answered, description: Description): string[] {
  const { status, type, text } = answer
  const operation = description.paths[route.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
  if (operation === undefined || method === 'HEAD') return []
  if (status === 204) return text === '' ? [] : ['204 has a body']
  if (status === 200 && files.has(route)) return []
  const { content } = operation.responses[String(status)] ?? operation.responses['default'] ?? {}
  if (content === undefined) return text === '' ? [] : [`${status} has a body that is not described`]
  const kind = type.split(';')[0]!
  const schema = content[kind]?.schema
  if (schema === undefined) return [`${status} is of type ${kind}, which is not described`]
  if (!kind.endsWith('json')) return []
  return violations(schema, JSON.parse(text), description).map((one) => `${status}: ${one}`)
}
