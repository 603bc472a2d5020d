import { type Description, resolve, type Schema } from './schema.ts'

/** Where a value is not as its schema says; empty when it is. */
export function violations(given: Schema, value: unknown, description: Description, at = '$'): string[] {
  const schema = resolve(given, description)
  if (value === null) {
    const mayBeNull = schema.nullable || schema.enum?.includes(null) || Object.keys(schema).length === 0
    return mayBeNull || either(schema).some((one) => violations(one, null, description).length === 0)
      ? []
      : [`${at} is null`]
  }
  const ways = either(schema)
  if (ways.length > 0) {
    const found = ways.map((one) => violations(one, value, description, at))
    return found.some((one) => one.length === 0) ? [] : [`${at} is none of ${ways.length}: ${found[0]?.[0]}`]
  }
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${typeof value}, not one of the choices`]
  switch (schema.type) {
    case 'object':
      return objectViolations(schema, value, description, at)
    case 'array':
      if (!Array.isArray(value)) return [`${at} is no array`]
      return value.flatMap((item, n) => violations(schema.items ?? {}, item, description, `${at}[${n}]`))
    case 'string':
      return stringViolations(schema, value, at)
    case 'integer':
    case 'number':
      return numberViolations(schema, value, at)
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at} is no boolean`]
    default:
      return []
  }
}

const either = ({ oneOf, anyOf }: Schema) => oneOf ?? anyOf ?? []

function objectViolations(schema: Schema, value: unknown, description: Description, at: string): string[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [`${at} is no object`]
  const { properties = {}, required = [], additionalProperties = true } = schema
  const object = value as Record<string, unknown>
  const missing = required.filter((name) => !(name in object)).map((name) => `${at}.${name} is missing`)
  const wrong = Object.entries(object).flatMap(([name, inner]) => {
    const own = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (own) return violations(own, inner, description, `${at}.${name}`)
    if (additionalProperties === false) return [`${at}.${name} is not described`]
    return additionalProperties === true ? [] : violations(additionalProperties, inner, description, at)
  })
  return [...missing, ...wrong]
}

function stringViolations({ minLength, maxLength, pattern }: Schema, value: unknown, at: string): string[] {
  if (typeof value !== 'string') return [`${at} is no text`]
  if (value.length < (minLength ?? 0) || value.length > (maxLength ?? Number.POSITIVE_INFINITY))
    return [`${at} is ${value.length} long`]
  return pattern !== undefined && !new RegExp(pattern).test(value) ? [`${at} is not of its pattern`] : []
}

function numberViolations(
  { type, minimum, maximum, exclusiveMinimum, multipleOf = 1 }: Schema,
  value: unknown,
  at: string,
): string[] {
  if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value)))
    return [`${at} is no ${type}`]
  if (type === 'integer' && value % multipleOf !== 0) return [`${at} is no multiple`]
  if (exclusiveMinimum && value === minimum) return [`${at} is at its bound`]
  return value < (minimum ?? -Infinity) || value > (maximum ?? Infinity) ? [`${at} is out of bounds`] : []
}
