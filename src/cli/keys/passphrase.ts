import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Short ones are guessed, scrypt or not; four words of a word list are longer. */
export const PASSPHRASE_CHARACTERS_MIN = 16

/**
 * The passphrase of an archive: the first line of a file, or typed on the terminal without being shown. Never an argument,
 * which every user of the machine can read. A sentence when there is neither.
 */
export async function askPassphrase(
  file: string | undefined,
  { twice }: { twice: boolean },
): Promise<{ ok: true; passphrase: string } | { ok: false; why: string }> {
  if (file !== undefined) return accepted(readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? '', twice)
  if (!process.stdin.isTTY) {
    return { ok: false, why: 'There is no terminal to ask the passphrase on: give --passphrase-file FILE.' }
  }
  const passphrase = await typed('Passphrase: ')
  if (twice && (await typed('The same again: ')) !== passphrase) {
    return { ok: false, why: 'These were not the same.' }
  }
  return accepted(passphrase, twice)
}

function accepted(
  passphrase: string,
  isNew: boolean,
): { ok: true; passphrase: string } | { ok: false; why: string } {
  if (isNew && passphrase.length < PASSPHRASE_CHARACTERS_MIN) {
    const why = `The passphrase must have ${PASSPHRASE_CHARACTERS_MIN} characters or more: four words or five, for example.`
    return { ok: false, why }
  }
  return { ok: true, passphrase }
}

function typed(question: string): Promise<string> {
  process.stderr.write(question)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return new Promise((resolve) => {
    terminal.once('line', (line) => {
      terminal.close()
      process.stderr.write('\n')
      resolve(line)
    })
  })
}
