import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { readConfig } from '../../platform/config.ts'
import type { ArchivedFile } from '../../platform/key-archive.ts'
import { madeFor } from '../../platform/made-for.ts'
import { readKeyFolder } from './key-folder.ts'
import { keyKinds } from './key-kinds.ts'

/** `helder keys list`: what each key is for, when it was made, its fingerprint and who uses it; never the key. */
export function listKeys(): number {
  const { dataDir } = readConfig()
  const folder = join(dataDir, 'keys')
  const files = readKeyFolder(folder)
  if (files.length === 0) {
    console.error(`There are no keys yet in ${folder}; helder keys make makes them.`)
    return 2
  }
  console.log(`Keys in ${folder}, made for ${madeFor(dataDir) ?? 'nothing in particular'}\n`)
  for (const { pattern, purpose, usedBy, lost } of keyKinds) {
    const ofKind = files.filter(({ name }) => pattern.test(name))
    if (ofKind.length === 0) continue
    console.log(`${purpose}\n   used by: ${usedBy}\n   if lost: ${lost}`)
    sayFiles(ofKind)
  }
  const others = files.filter(({ name }) => !keyKinds.some(({ pattern }) => pattern.test(name)))
  if (others.length > 0) {
    console.log('other files')
    sayFiles(others)
  }
  console.log(
    'Back this folder up apart from the database (helder keys backup): whoever holds both can read everything.',
  )
  return 0
}

function sayFiles(files: ArchivedFile[]): void {
  const width = Math.max(...files.map(({ name }) => name.length))
  const lines = files.map((file) => {
    const made = `${file.modifiedAt.toISOString().slice(0, 16).replace('T', ' ')}Z`
    return `   ${file.name.padEnd(width)}  ${made}  ${fingerprint(file)}`
  })
  console.log(`${lines.join('\n')}\n`)
}

/** Tells two keys apart and gives nothing away: the public id of a signing key, else a keyed digest of the file. */
export function fingerprint({ content }: ArchivedFile): string {
  const signing = /^PRIVATE\+KEY\+[^+]+\+([0-9a-f]{8})\+/.exec(content.toString('latin1', 0, 300))
  if (signing?.[1]) return signing[1]
  return createHmac('sha256', content).update('helder-key-fingerprint-1').digest('hex').slice(0, 16)
}
