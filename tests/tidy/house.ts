import type { Violation } from './directions.ts'

/** A capability has a public.ts, and a line in the table of the README that names its folder. */
export function incompleteCapabilities(paths: string[], readme: string): Violation[] {
  const names = new Set(paths.flatMap((path) => /^src\/capabilities\/([^/]+)\//.exec(path)?.[1] ?? []))
  return [...names].flatMap((name) => [
    ...(paths.includes(`src/capabilities/${name}/public.ts`) ? [] : [`capability ${name} has no public.ts`]),
    ...(readme.includes(`src/capabilities/${name}`) ? [] : [`capability ${name} has no line in README.md`]),
  ])
}

/** Migrations are numbered 0001, 0002, ... without holes or doubles: files run in the order of their names. */
export function wrongNumbers(migrations: string[]): Violation[] {
  return [...migrations].sort().flatMap((name, index) => {
    const expected = String(index + 1).padStart(4, '0')
    return new RegExp(`^${expected}_[a-z0-9_]+\\.sql$`).test(name)
      ? []
      : [`migration ${name} stands where ${expected} should`]
  })
}
