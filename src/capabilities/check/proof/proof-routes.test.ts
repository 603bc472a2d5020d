import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { newImei, openWorld, type World } from '../../../../tests/factories.ts'
import type { ProvenView } from './proof-routes.ts'
import { verifyProof } from './proofs.ts'

let world: World
const stolen = newImei()
const prove = async (value: string, kind?: string) =>
  (await world.nobody.post('/v1/checks/proofs', { value, kind })).body as ProvenView

beforeAll(async () => {
  world = await openWorld()
  await world.report({ item: { identifiers: [{ kind: 'imei', value: stolen }] } })
  await vi.waitFor(async () => expect((await prove(stolen)).result).toBe('registered-stolen'), {
    timeout: 10_000,
  })
})
afterAll(() => world.stop())

describe('a check with proof', () => {
  test('says the same as the check, signed under the key that everyone can get', async () => {
    const vkey = (await world.nobody.get('/check/vkey')).text
    for (const [value, result] of [
      [stolen, 'registered-stolen'],
      [newImei(), 'not-registered'],
    ] as const) {
      const plain = (await world.nobody.post('/v1/checks', { value })).body
      const view = await prove(value)
      expect(plain).toMatchObject({ result })
      expect(view).toMatchObject({ result, kind: 'imei' })
      const { verdict, proof } = verifyProof(view.proof!, vkey)
      expect(verdict).toBe('good')
      expect(proof).toMatchObject({ number: view.number, kind: 'imei', result, dataUntil: view.dataUntil })
    }
  })

  test('a text that is no number gets an answer and no proof', async () => {
    expect(await prove('onbekend')).toMatchObject({ result: 'not-valid', reason: 'placeholder' })
    expect(await prove('12', 'imei')).toMatchObject({ result: 'not-valid', proof: null })
  })

  test('hit and miss are as long as each other', async () => {
    const [hit, miss] = await Promise.all(
      [stolen, newImei()].map((value) => world.nobody.post('/v1/checks/proofs', { value })),
    )
    expect(hit!.text.length).toBe(miss!.text.length)
    // Control: without the padding they are not.
    expect(hit!.text.trim().length).not.toBe(miss!.text.trim().length)
  })
})

describe('helder verify proof', () => {
  const folder = mkdtempSync(join(tmpdir(), 'helder-proof-'))
  const run = (note: string, vkey: string) => {
    const files = [join(folder, 'proof.txt'), join(folder, 'vkey.txt')] as const
    writeFileSync(files[0], note)
    writeFileSync(files[1], vkey)
    const launcher = join(import.meta.dirname, '../../../../bin/helder.mjs')
    const args = [launcher, 'verify', 'proof', files[0], '--vkey', files[1]]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return { status, said: stdout + stderr }
  }

  test('0 good, 1 tampered, 2 can’t be checked', async () => {
    const vkey = (await world.nobody.get('/check/vkey')).text
    const { proof } = await prove(stolen)
    const good = run(proof!, vkey)
    expect(good).toMatchObject({ status: 0 })
    expect(good.said).toContain('was registered as stolen')
    const changed = run(proof!.replace('registered-stolen', 'not-registered'), vkey)
    expect(changed).toMatchObject({ status: 1 })
    expect(changed.said).toContain('does not hold')
    expect(run('a letter\n', vkey)).toMatchObject({ status: 2 })
    expect(run(proof!, 'no key\n')).toMatchObject({ status: 2 })
  })
})
