import { parseArgs } from 'node:util'

const kinds: Record<string, () => Promise<(file: string) => Promise<number>>> = {
  branches: async () => (await import('../export-registers.ts')).exportBranchesFile,
  purchases: async () => (await import('../export-registers.ts')).exportPurchasesFile,
  hits: async () => (await import('../export-hits.ts')).exportHitsFile,
}

/** `helder export branches|purchases|hits FILE.csv`. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true })
  const [kind = '', file] = positionals
  const load = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
  if (!load || !file || positionals.length > 2) {
    console.error(`Usage: helder export ${Object.keys(kinds).join('|')} FILE.csv`)
    return 2
  }
  const exportFile = await load()
  return exportFile(file)
}
