import { readFileSync } from 'node:fs'

export type VerifyArguments = { place: string; vkeyFile: string; earlierFiles: string[] }
type Problem = { where: string; what: string }

/** Reads a file that someone named; says so and gives null when it can't be read. */
export function readNamed(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    console.error(`${file} can't be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
    return null
  }
}

/** Says what does not fit, one line each, and how many more there are than were kept. */
export function sayProblems(problems: readonly Problem[], count: number): void {
  for (const { where, what } of problems) console.log(`  ${where}: ${what}`)
  if (count > problems.length) console.log(`  and ${count - problems.length} more`)
}

/** `1 entry`, `2 entries`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
