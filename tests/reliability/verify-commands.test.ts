import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestHelder, testHelder } from '../helder.ts'
import { HENGELO, record } from '../purchases.ts'
import { runHelder } from './helder-again.ts'

/** The verifying commands as someone types them: what they say and how they exit. */
describe('helder verify', () => {
  let helder: TestHelder
  let folder: string
  let address: string
  const file = (name: string) => join(folder, name)
  const verify = (...args: string[]) => runHelder(['verify', ...args], { HELDER_DATA: folder })

  beforeAll(async () => {
    helder = await testHelder()
    folder = helder.database.dataDir
    const dealer = await helder.as('dealer')
    const bought = await record(dealer)
    await record(dealer, { branchNumber: HENGELO })
    await helder.publish()
    for (const name of ['enschede', 'hengelo'])
      await writeFile(file(`${name}.vkey`), (await helder.nobody.get(`/log/${name}/vkey`)).text)
    await writeFile(file('receipt.json'), (await dealer.get(`/v1/purchases/${bought.id}/receipt`)).text)
    address = await helder.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => helder.stop())

  test('a receipt that is genuine: 0, and what it proves', async () => {
    const { code, said } = await verify('receipt', file('receipt.json'), '--vkey', file('enschede.vkey'))
    expect(said).toContain('The receipt is genuine: purchase 1 of branch 990000010001')
    expect(said).toContain('Closed, and not in the receipt: seller, buyer, freeText.')
    expect(code).toBe(0)
  })

  test('a receipt against the key of another log: 1', async () => {
    const { code, said } = await verify('receipt', file('receipt.json'), '--vkey', file('hengelo.vkey'))
    expect(said).toContain('is of the log helder-demo.example/enschede, not of helder-demo.example/hengelo')
    expect(code).toBe(1)
  })

  test('a receipt with another price: 1, and which group', async () => {
    const changed = (await readFile(file('receipt.json'), 'utf8')).replace(
      '"priceCents": 12500',
      '"priceCents": 1',
    )
    await writeFile(file('changed.json'), changed)
    const { code, said } = await verify('receipt', file('changed.json'), '--vkey', file('enschede.vkey'))
    expect(said).toContain('The receipt does not hold: opened.facts is not what was logged')
    expect(code).toBe(1)
  })

  test.each([
    ['something that is no receipt', 'enschede.vkey', 'enschede.vkey', 'could not be checked: not JSON'],
    ['a receipt that is not there', 'nothing.json', 'enschede.vkey', "can't be read: ENOENT"],
    ['a key that is not there', 'receipt.json', 'nothing.vkey', "can't be read: ENOENT"],
    ['a key that is no key', 'receipt.json', 'receipt.json', 'not an Ed25519 verifier key'],
  ])('%s: 2', async (_, receipt, vkey, sentence) => {
    const { code, said } = await verify('receipt', file(receipt), '--vkey', file(vkey))
    expect(said).toContain(sentence)
    expect(code).toBe(2)
  })

  test('a log by its address and by its folder: 0', async () => {
    for (const place of [`${address}/log/enschede`, file('logs/enschede')]) {
      const { code, said } = await verify('log', place, '--vkey', file('enschede.vkey'))
      expect(said).toContain(
        'The log helder-demo.example/enschede is whole: 1 entry under a signature that holds.',
      )
      expect(code).toBe(0)
    }
  })

  test('a log under the key of another: 1', async () => {
    const { code, said } = await verify('log', `${address}/log/enschede`, '--vkey', file('hengelo.vkey'))
    expect(said).toContain('checkpoint: is not signed by helder-demo.example/hengelo')
    expect(code).toBe(1)
  })

  test('a split view: a log that does not continue a checkpoint someone kept: 1', async () => {
    await writeFile(file('kept'), await readFile(file('logs/enschede/checkpoint')))
    // The same key signs another history.
    const other = await testHelder()
    await mkdir(join(other.database.dataDir, 'keys/logs'), { recursive: true })
    await copyFile(file('keys/logs/enschede.key'), join(other.database.dataDir, 'keys/logs/enschede.key'))
    const dealer = await other.as('dealer')
    await record(dealer)
    await record(dealer)
    await other.publish()
    const place = join(other.database.dataDir, 'logs/enschede')
    expect((await verify('log', place, '--vkey', file('enschede.vkey'))).code).toBe(0)
    const { code, said } = await verify(
      'log',
      place,
      '--vkey',
      file('enschede.vkey'),
      '--earlier',
      file('kept'),
    )
    expect(said).toContain('does not continue the earlier one of 1 entries')
    expect(code).toBe(1)
    await other.stop()
  })

  test('an address with no log, with a web page, with nobody: 2', async () => {
    const page = createServer((_, answer) => answer.end('<!doctype html><title>hello</title>'))
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
    const { port } = page.address() as AddressInfo
    for (const [place, sentence] of [
      [`${address}/log/nowhere`, 'it has no checkpoint'],
      [`http://127.0.0.1:${port}`, 'answers with a web page, not a log'],
      ['http://127.0.0.1:1', 'cannot be reached'],
      [file('no-folder'), 'cannot be read: ENOENT'],
    ] as const) {
      const { code, said } = await verify('log', place, '--vkey', file('enschede.vkey'))
      expect(said).toContain(sentence)
      expect(code).toBe(2)
    }
    page.close()
  })

  test.each([[['log']], [['receipt', 'x']], [['database', 'x']], [['nothing']], [[]]])(
    '%j: usage, 2',
    async (args) => {
      const { code, said } = await verify(...args)
      expect(said).toContain('Usage: helder verify log URL|FOLDER --vkey FILE')
      expect(code).toBe(2)
    },
  )
})
