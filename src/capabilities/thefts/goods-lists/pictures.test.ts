import { execFileSync } from 'node:child_process'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newImei, openWorld, type World } from '../../../../tests/factories.ts'
import { requires } from '../../../../tests/requires.ts'
import type { GoodsListView } from '../contract.ts'
import { reEncodePicture } from '../../../platform/re-encode-picture.ts'

// S6: what is sent is never kept, nothing of it but its pixels comes out, and what comes out is a JPEG and no page.
let world: World
let cookies: Record<'citizen' | 'detective' | 'dealer', string>
let list: GoodsListView
beforeAll(async () => {
  world = await openWorld()
  cookies = {
    citizen: await signIn('citizen'),
    detective: await signIn('detective'),
    dealer: await signIn('dealer'),
  }
  const items = [{ category: 'phone', brand: 'Oppo', identifiers: [{ kind: 'imei', value: newImei() }] }]
  const answer = await world.app.inject({
    method: 'POST',
    url: '/v1/goods-lists',
    headers: { cookie: cookies.citizen },
    payload: { municipality: 'enschede', committedOn: '2026-01-05', items },
  })
  list = answer.json()
})
afterAll(() => world.stop())

async function signIn(role: string): Promise<string> {
  const answer = await world.app.inject({ method: 'POST', url: '/demo/sign-in', payload: { role } })
  return String(answer.headers['set-cookie']).split(';')[0]!
}

/** Sends a file as a browser does. */
async function upload(bytes: Buffer, { name = 'foto.jpg', type = 'image/jpeg', shows = 'item' } = {}) {
  const end = 'grens7f3a'
  const text = (part: string) => Buffer.from(part.replaceAll('\n', '\r\n'))
  const payload = Buffer.concat([
    text(`--${end}\nContent-Disposition: form-data; name="shows"\n\n${shows}\n`),
    text(
      `--${end}\nContent-Disposition: form-data; name="picture"; filename="${name}"\nContent-Type: ${type}\n\n`,
    ),
    bytes,
    text(`\n--${end}--\n`),
  ])
  const answer = await world.app.inject({
    method: 'POST',
    url: `/v1/goods-lists/${list.id}/items/${list.items[0]!.id}/pictures`,
    headers: { cookie: cookies.citizen, 'content-type': `multipart/form-data; boundary=${end}` },
    payload,
  })
  return { status: answer.statusCode, body: answer.json() as { id: string; reason?: string } }
}
const open = (id: string, cookie: string = cookies.citizen) =>
  world.app.inject({ method: 'GET', url: `/v1/goods-lists/${list.id}/pictures/${id}`, headers: { cookie } })

/** A picture with a place, a camera and a comment in it. */
const withPlace = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: '#a0522d' } })
    .withExif({
      IFD0: { Make: 'Kanariecamera', ImageDescription: 'kanariebeschrijving' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 13/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '6/1 53/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()

/** A PNG of some 60 bytes that claims to be as wide and high as told. */
function claimingPng(edge: number): Buffer {
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(edge, 0)
  header.writeUInt32BE(edge, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const line = Buffer.alloc((Math.ceil(Math.min(edge, 64) / 8) + 1) * Math.min(edge, 64))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(line)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([signature, ...parts])
}
const exif = (bytes: Buffer) =>
  JSON.parse(execFileSync('exiftool', ['-json', '-G', '-a', '-u', '-'], { input: bytes }).toString()) as [
    Record<string, unknown>,
  ]
const script = '<script>alert(1)</script>'
const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${script}</svg>`)

describe('what is refused', () => {
  test('a bomb: a few bytes that claim 100,000 by 100,000, without its memory being taken', async () => {
    const bomb = claimingPng(100_000)
    expect(bomb.length).toBeLessThan(200)
    const before = process.memoryUsage().rss
    expect(await upload(bomb)).toMatchObject({ status: 400, body: { reason: 'not-a-picture' } })
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
    // Control: the same file with an honest size is a picture.
    expect((await upload(claimingPng(64))).status).toBe(201)
  })

  test.each([
    ['svg', svg, 'image/svg+xml'],
    ['svg that says it is a JPEG', svg, 'image/jpeg'],
    ['html', Buffer.from(`<!doctype html>${script}`), 'image/png'],
    ['pdf', Buffer.from('%PDF-1.7\n%%EOF'), 'image/jpeg'],
    ['gif', Buffer.from('R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==', 'base64'), 'image/gif'],
    ['nothing', Buffer.alloc(0), 'image/jpeg'],
  ])('%s', async (_, bytes, type) => {
    expect(await upload(bytes, { type })).toMatchObject({ status: 400, body: { reason: 'not-a-picture' } })
  })

  test('a file that was cut off', async () => {
    const noise = {
      create: {
        width: 300,
        height: 300,
        channels: 3 as const,
        noise: { type: 'gaussian' as const, mean: 99, sigma: 60 },
        background: '#000',
      },
    }
    const whole = await sharp(noise).jpeg().toBuffer()
    expect(await upload(whole.subarray(0, whole.length / 2))).toMatchObject({
      status: 400,
      body: { reason: 'not-a-picture' },
    })
    expect((await upload(whole)).status).toBe(201)
  })

  test('more than fifteen megabytes, no file, and what it shows left out', async () => {
    expect((await upload(Buffer.alloc(15_000_001))).status).toBe(413)
    expect((await upload(await withPlace(), { shows: 'mijn huis' })).status).toBe(400)
    const json = await world.app.inject({
      method: 'POST',
      url: `/v1/goods-lists/${list.id}/items/${list.items[0]!.id}/pictures`,
      headers: { cookie: cookies.citizen },
      payload: {},
    })
    expect(json.statusCode).toBe(415)
  })
})

describe('what is kept', () => {
  test('a JPEG that is a page as well is only a picture afterwards, and is never served as a page', async () => {
    const jpeg = await withPlace()
    // A comment right after the start of the file, and a page after its end: both are valid JPEG.
    const comment = Buffer.from(script)
    const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2])
    const polyglot = Buffer.concat([head, comment, jpeg.subarray(2), Buffer.from(`<html>${script}</html>`)])
    expect(polyglot.includes(script)).toBe(true)
    const { body } = await upload(polyglot, { name: 'foto.html', type: 'text/html' })
    const answer = await open(body.id)
    expect(answer.rawPayload.includes('script')).toBe(false)
    expect(answer.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    })
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[0-9a-f-]{36}\.jpg"$/)
  })

  test('lies sealed: neither what was sent nor what was drawn of it stands in the database', async () => {
    const { body } = await upload(await withPlace())
    const drawn = (await open(body.id)).rawPayload
    const [row] = await world.admin<
      { box: Buffer }[]
    >`select box from thefts.picture_box where picture_id = ${body.id}`
    expect(row!.box.includes(drawn.subarray(0, 40))).toBe(false)
    // Control: the same look finds it where it is not sealed.
    expect(Buffer.concat([Buffer.from('x'), drawn]).includes(drawn.subarray(0, 40))).toBe(true)
  })

  test('police see it, and each look is recorded; a dealer does not', async () => {
    const { pictures } = ((await see()).items as { pictures: { id: string }[] }[])[0]!
    const looks = async () =>
      world.admin`select 1 from access.log where action = 'open-goods-picture' and subject_id = ${list.id}`
    const before = (await looks()).length
    expect((await open(pictures[0]!.id, cookies.detective)).statusCode).toBe(200)
    expect((await open(pictures[0]!.id)).statusCode).toBe(200)
    expect((await open(pictures[0]!.id, cookies.dealer)).statusCode).toBe(403)
    expect((await looks()).length).toBe(before + 1)
  })

  test('its owner takes one back, box and all, until police took the list in', async () => {
    const { body } = await upload(await withPlace())
    const away = (id: string, cookie = cookies.citizen, of = list.id) =>
      world.app.inject({ method: 'DELETE', url: `/v1/goods-lists/${of}/pictures/${id}`, headers: { cookie } })
    const boxes = () => world.admin`select from thefts.picture_box where picture_id = ${body.id}`
    expect((await away(body.id, cookies.detective)).statusCode).toBe(403)
    await world.admin`insert into access.organisation (id, name) values ('citizen:another', '')`
    const other = await world.token('citizen', 'citizen:another')
    expect((await other.delete(`/v1/goods-lists/${list.id}/pictures/${body.id}`)).status).toBe(404)
    expect((await away(body.id, cookies.citizen, body.id)).statusCode).toBe(404)
    await world.admin`update thefts.goods_list set state = 'in-system' where id = ${list.id}`
    expect((await away(body.id)).json()).toMatchObject({ reason: 'step-not-possible' })
    await world.admin`update thefts.goods_list set state = 'received' where id = ${list.id}`
    expect(await boxes()).toHaveLength(1)
    expect((await away(body.id)).statusCode).toBe(204)
    expect(await boxes()).toHaveLength(0)
    expect((await open(body.id)).statusCode).toBe(404)
    expect((await away(body.id)).statusCode).toBe(404)
  })

  test('six of one thing, and no more', async () => {
    const answers = []
    for (let n = 0; n < 7; n++) answers.push((await upload(await withPlace())).status)
    expect(answers.at(-1)).toBe(409)
    expect(((await see()).items as { pictures: unknown[] }[])[0]!.pictures).toHaveLength(6)
  })

  const see = async () =>
    (
      await world.app.inject({
        method: 'GET',
        url: `/v1/goods-lists/${list.id}`,
        headers: { cookie: cookies.citizen },
      })
    ).json() as { items: unknown[] }
})

describe.runIf(requires('exiftool').run)('what exiftool still finds', () => {
  test('no place, no camera, no words; they were there before', async () => {
    const sent = await withPlace()
    const [was] = exif(sent)
    expect(Object.keys(was).filter((name) => /GPS|EXIF/.test(name)).length).toBeGreaterThan(3)
    const drawn = await reEncodePicture(sent)
    if (!drawn.ok) throw new Error(drawn.reason)
    const [now] = exif(drawn.jpeg)
    expect(Object.keys(now).filter((name) => /GPS|EXIF:|XMP|IPTC|ICC|Comment|MakerNote/.test(name))).toEqual(
      [],
    )
    expect(JSON.stringify(now)).not.toContain('anarie')
  })

  test('a picture taken sideways comes out upright', async () => {
    const sideways = await sharp(await withPlace())
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const drawn = await reEncodePicture(sideways)
    expect(drawn).toMatchObject({ ok: true, width: 300, height: 400 })
  })
})
