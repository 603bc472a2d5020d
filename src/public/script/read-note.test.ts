import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { openProofs, verifyProof } from '../../capabilities/check/public.ts'
import { generateLogKey } from '../../log/public.ts'
import { noteOfFragment, readNote } from './read-note.ts'

type Vector = { vkey: string; proof: object; note: string; fragment: string }
const document = readFileSync(new URL('../../../docs/check-proof.md', import.meta.url), 'utf8')
const vector: Vector = JSON.parse(/```json\n([\s\S]*?)```/.exec(document)?.[1] ?? '')

afterEach(() => vi.unstubAllGlobals())

test('the vector of docs/check-proof.md, by what runs in the browser', async () => {
  const note = noteOfFragment(`#${vector.fragment}`)
  expect(note).toBe(vector.note)
  expect(await readNote(note!, vector.vkey)).toEqual(vector.proof)
})

test('says of every change the same as the command', async () => {
  const { note, vkey } = vector
  const words = { good: 'unchanged', tampered: 'wrong', unusable: 'none' }
  for (let at = 0; at < note.length; at += 3) {
    for (const changed of [
      `${note.slice(0, at)}${note[at] === 'x' ? 'y' : 'x'}${note.slice(at + 1)}`,
      note.slice(0, at) + note.slice(at + 1),
      `${note.slice(0, at)}\n${note.slice(at)}`,
    ]) {
      expect(await readNote(changed, vkey)).toBe(words[verifyProof(changed, vkey).verdict])
    }
  }
})

test('another key of the same name, a second signature, and no note', async () => {
  const { note, vkey } = vector
  const stranger = openProofs(generateLogKey('helder-demo.example/check'))
  expect(await readNote(note, stranger.vkey)).toBe('wrong')
  // A key that signed before the present one, in the list of both.
  expect(await readNote(note, `${stranger.vkey}\n${vkey}`)).toEqual(vector.proof)
  expect(await readNote(note, `${stranger.vkey}\n${stranger.vkey}`)).toBe('wrong')
  const line = note.slice(note.indexOf('\n\n') + 2)
  expect(await readNote(note + line, vkey)).toBe('wrong')
  expect(verifyProof(note + line, vkey).verdict).toBe('tampered')
  expect(await readNote('hello', vkey)).toBe('none')
  expect(noteOfFragment('#a proof')).toBeNull()
  expect(noteOfFragment('')).toBeNull()
})

test('a browser without Ed25519 says so instead of guessing', async () => {
  vi.stubGlobal('crypto', {
    subtle: { importKey: () => Promise.reject(new DOMException('x', 'NotSupportedError')) },
  })
  expect(await readNote(vector.note, vector.vkey)).toBe('unsupported')
  vi.stubGlobal('crypto', {})
  expect(await readNote(vector.note, vector.vkey)).toBe('unsupported')
})
