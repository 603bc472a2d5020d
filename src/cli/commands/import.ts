import { accessSync, constants, statSync } from 'node:fs'
import { parseArgs } from 'node:util'

const kinds: Record<string, () => Promise<(file: string) => Promise<number>>> = {
  'crime-figures': async () => (await import('../import-crime-figures.ts')).importCrimeFiguresFile,
  purchases: async () => (await import('../import-purchases.ts')).importPurchasesFile,
  thefts: async () => (await import('../import-thefts.ts')).importTheftsFile,
}

/** `helder import purchases|thefts|crime-figures FILE.csv`. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  const [kind = '', file] = positionals
  const load = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!load || !file || positionals.length > 2) {
    console.error(`Usage: helder import ${Object.keys(kinds).join('|')} FILE.csv`)
    return 2
  }
  if (!isReadableFile(file)) {
    console.error(`There is no file ${file} that can be read.`)
    return 2
  }
  const importFile = await load()
  return importFile(file)
}

function isReadableFile(file: string): boolean {
  try {
    accessSync(file, constants.R_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}
