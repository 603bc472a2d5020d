import { createDecipheriv, scryptSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openArchive, sealArchive } from './key-archive.ts'

const PASSPHRASE = 'vier woorden maken een zin'
const archive = {
  madeAt: new Date('2026-11-27T12:00:00.000Z'),
  files: [
    {
      name: 'logs/enschede.key',
      modifiedAt: new Date('2026-01-02T03:04:05.678Z'),
      content: Buffer.from('PRIVATE'),
    },
    { name: 'branches.key', modifiedAt: new Date('2026-01-01T00:00:00.000Z'), content: Buffer.alloc(32, 7) },
  ],
}
const sealed = sealArchive(archive, PASSPHRASE)

test('opens with its passphrase, in any way of writing its letters, and with no other', () => {
  expect(openArchive(sealed, PASSPHRASE)).toEqual({ ok: true, archive })
  const accented = sealArchive(archive, 'cre\u0300me bru\u0302le\u0301e')
  expect(openArchive(accented, 'crème brûlée')).toMatchObject({ ok: true })
  expect(openArchive(sealed, `${PASSPHRASE} `)).toEqual({ ok: false, reason: 'closed' })
  expect(openArchive(sealed, '')).toEqual({ ok: false, reason: 'closed' })
})

test('nothing of the keys or of their names stands in it', () => {
  for (const text of ['PRIVATE', 'enschede', Buffer.alloc(32, 7).toString('base64')])
    expect(sealed.includes(text)).toBe(false)
  expect(sealArchive(archive, PASSPHRASE).equals(sealed)).toBe(false)
})

test('someone else opens it with node:crypto and docs/keys.md alone', () => {
  const [format, about] = sealed.toString('latin1').split('\n')
  expect(format).toBe('helder-keys-backup-1')
  const { salt, nonce, N, r, p } = JSON.parse(about!) as Record<string, never>
  const key = scryptSync(PASSPHRASE, Buffer.from(salt!, 'base64'), 32, { N, r, p, maxmem: 2 ** 28 })
  const body = sealed.subarray(format!.length + about!.length + 2)
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce!, 'base64'))
  decipher.setAAD(Buffer.from(`${format}\n${about}\n`)).setAuthTag(body.subarray(-16))
  const plain = decipher.update(body.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')
  expect(JSON.parse(plain)).toMatchObject({
    madeAt: '2026-11-27T12:00:00.000Z',
    files: [{ name: 'logs/enschede.key' }, { name: 'branches.key' }],
  })
})

describe('a change anywhere is seen', () => {
  const lines = sealed.indexOf('\n', sealed.indexOf('\n') + 1) + 1
  test.each([
    ['the format', 3],
    ['the salt', sealed.indexOf('"salt":"') + 9],
    ['the nonce', sealed.indexOf('"nonce":"') + 10],
    ['the first byte', lines],
    ['a byte in the middle', lines + 60],
    ['the last byte of the tag', sealed.length - 1],
  ])('%s', (_, at) => {
    const changed = Buffer.from(sealed)
    changed[at] = changed[at]! ^ 1
    expect(openArchive(changed, PASSPHRASE).ok).toBe(false)
  })

  test('cut off, and a cost that would fill the memory', () => {
    expect(openArchive(sealed.subarray(0, -1), PASSPHRASE)).toEqual({ ok: false, reason: 'closed' })
    expect(openArchive(sealed.subarray(0, lines + 4), PASSPHRASE).ok).toBe(false)
    const dear = Buffer.from(sealed.toString('latin1').replace('"N":131072', '"N":1073741824'), 'latin1')
    expect(openArchive(dear, PASSPHRASE)).toEqual({ ok: false, reason: 'not-an-archive' })
    expect(openArchive(Buffer.from('PK\u0003\u0004'), PASSPHRASE)).toEqual({
      ok: false,
      reason: 'not-an-archive',
    })
  })
})

test.each(['../database.json', '/etc/passwd', 'logs//x', 'logs/../../x', ''])(
  'the name %j is refused',
  (name) => {
    const evil = sealArchive({ ...archive, files: [{ ...archive.files[0]!, name }] }, PASSPHRASE)
    expect(openArchive(evil, PASSPHRASE)).toEqual({ ok: false, reason: 'not-an-archive' })
  },
)
