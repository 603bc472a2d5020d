import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { tryBarcodes } from './try-real/barcodes.ts'
import { openTrial, type Trial } from './try-real/open-trial.ts'
import { tryPhones } from './try-real/phones.ts'
import { tryProducts } from './try-real/products.ts'
import { trySpecimens } from './try-real/specimens.ts'

// npm run try-real -- FOLDER: real phone models, real product texts, pictures of codes and specimens of documents.
// Nothing of that folder becomes part of the project, and no test needs it.

const NEEDED = ['tac.csv', 'products', 'mrz.txt', 'barcodes']

const parts: [title: string, work: (trial: Trial, folder: string) => Promise<string[]> | string[]][] = [
  ['Phones with numbers made from real type codes', tryPhones],
  ['Product texts of two shops', tryProducts],
  ['Pictures of codes', (_, folder) => tryBarcodes(folder)],
  ['Machine readable zones', (_, folder) => trySpecimens(folder)],
  ['The registers after all this', (trial) => trial.verify()],
]

process.exitCode = await main(process.argv.slice(2))

async function main(args: string[]): Promise<number> {
  const [given] = args
  if (given === undefined || args.length > 1) {
    console.error('Give the folder with the real data: npm run try-real -- FOLDER')
    return 2
  }
  const folder = resolve(given)
  const missing = NEEDED.filter((name) => !existsSync(join(folder, name)))
  if (missing.length > 0) {
    console.error(
      `There is no ${missing.map((name) => join(folder, name)).join(', no ')}. Nothing was tried.`,
    )
    return 2
  }
  const trial = await openTrial()
  try {
    for (const [title, work] of parts) {
      const begun_ms = performance.now()
      const lines = await work(trial, folder)
      console.log(`\n## ${title}\n\n${lines.join('\n')}`)
      console.error(`(${((performance.now() - begun_ms) / 1000).toFixed(1)} s)`)
    }
    return 0
  } finally {
    await trial.stop()
  }
}
