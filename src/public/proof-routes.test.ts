import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CheckProof, openProofs } from '../capabilities/check/public.ts'
import { generateLogKey } from '../log/public.ts'
import { proofAddress } from './proof-page.ts'
import { proofPageRoutes } from './proof-routes.ts'

const proofs = openProofs(generateLogKey('helder.test/check'))
const proof: CheckProof = {
  number: '35 675904 012345 8',
  kind: 'imei',
  result: 'not-registered',
  dataUntil: '2026-11-24T13:04:59.700Z',
  madeAt: '2026-11-24T13:05:00.000Z',
}
const note = proofs.sign(proof)
const app = fastify()
beforeAll(async () => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )
  const contextOf = () => ({ locale: 'nl', demo: false }) as const
  await app.register(async (inner) =>
    proofPageRoutes(inner, { proofs, baseUrl: 'http://helder.test', contextOf }),
  )
})
afterAll(() => app.close())

const post = (url: string, pasted: string) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ proof: pasted }).toString(),
  })

describe('the page of a proof', () => {
  test('shows number, answer and moments, and is kept in no cache', async () => {
    const { statusCode, body, headers } = await post('/controleer/bewijs', note)
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    for (const text of [proof.number, 'Niet gevonden in de gegevens', 'dinsdag 24 november 2026', '14:05:00'])
      expect(body).toContain(text)
    expect(body).toContain('<svg class="qr"')
  })

  test('gives the file as it was signed, whatever a form does to newlines', async () => {
    const file = await post('/controleer/bewijs/bestand', note.replaceAll('\n', '\r\n'))
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(file.body).toBe(note)
  })

  test('shows nothing that we did not sign', async () => {
    const forged = note.replace('not-registered', 'registered-stolen')
    for (const url of ['/controleer/bewijs', '/controleer/bewijs/bestand']) {
      const answer = await post(url, forged)
      expect(answer.statusCode).toBe(400)
      expect(answer.body).not.toContain('<svg class="qr"')
      expect(answer.body).not.toContain(proof.number)
    }
  })
})

describe('verifying by form', () => {
  test.each([
    ['its text', note],
    ['its text with other newlines, without the last', note.trim().replaceAll('\n', '\r\n')],
    ['its link', ` ${proofAddress('http://helder.test', note)} `],
  ])('%s: genuine', async (_name, pasted) => {
    const { body } = await post('/bewijs', pasted)
    expect(body).toContain('Dit bewijs is echt')
    expect(body).toContain('Dit nummer was toen niet gevonden')
  })

  test('changed, of someone else, or no proof at all', async () => {
    const wrong = 'Dit bewijs klopt niet.'
    expect((await post('/bewijs', note.replace('012345', '012346'))).body).toContain(wrong)
    const other = openProofs(generateLogKey('helder.test/check')).sign(proof)
    expect((await post('/bewijs', other)).body).toContain(wrong)
    const none = await post('/bewijs', '<script>alert(1)</script>')
    expect(none.body).toContain('Hier staat geen controlebewijs.')
    expect(none.body).not.toContain('alert(1)')
    expect((await app.inject({ method: 'POST', url: '/bewijs' })).statusCode).toBe(200)
  })

  test('the address that people scan names the key and waits for the script', async () => {
    const { body } = await app.inject({ url: '/bewijs' })
    expect(body).toContain(`data-vkeys="${proofs.vkey}"`)
    expect(body.match(/data-outcome="[a-z-]+" hidden/g)).toHaveLength(6)
  })
})
