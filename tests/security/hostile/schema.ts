/** A schema of our /v1/openapi.json (OpenAPI 3.0), as far as it is used there. */
export type Schema = {
  type?: 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean'
  nullable?: boolean
  enum?: unknown[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  multipleOf?: number
  /** OpenAPI 3.0: the minimum itself is out. */
  exclusiveMinimum?: boolean
  pattern?: string
  format?: string
  oneOf?: Schema[]
  anyOf?: Schema[]
  $ref?: string
  default?: unknown
  description?: string
  example?: unknown
}
type Content = Record<string, { schema: Schema }>
export type Operation = {
  parameters?: { name: string; in: 'query' | 'path' | 'header'; required?: boolean; schema: Schema }[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
export type Description = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

const KNOWN = new Set(
  'type nullable enum properties required additionalProperties items minItems maxItems minLength maxLength minimum maximum exclusiveMinimum multipleOf pattern format oneOf anyOf $ref default description example'.split(
    ' ',
  ),
)

/** Follows a reference; a word of a schema that nobody here reads is a mistake of this test, and throws. */
export function resolve(schema: Schema, description: Description): Schema {
  const unread = Object.keys(schema).filter((word) => !KNOWN.has(word))
  if (unread.length > 0) throw new Error(`a schema says ${unread.join(', ')}, which this test does not read`)
  if (schema.$ref === undefined) return schema
  const name = schema.$ref.replace('#/components/schemas/', '')
  const found = description.components.schemas[name]
  if (!found) throw new Error(`no schema ${name}`)
  return resolve(found, description)
}
