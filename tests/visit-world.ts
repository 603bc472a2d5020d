import sharp from 'sharp'
import { newId } from '../src/kernel/ids.ts'
import { ENSCHEDE } from './purchases.ts'
import type { Client, TestHelder } from './helder.ts'

type World = Pick<TestHelder, 'admin' | 'app' | 'as'>

/** A photo as the device of an inspector sends it; `fields` beside the file. */
export async function sendPhoto(
  { app }: Pick<TestHelder, 'app'>,
  { role, visitId, fields }: { role: string; visitId: string; fields: Record<string, string> },
) {
  const signIn = await app.inject({ method: 'POST', url: '/demo/sign-in', payload: { role } })
  const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#a0522d' } })
    .withExif({ IFD0: { Copyright: 'Kanarie' } })
    .jpeg()
    .toBuffer()
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  form.set('picture', new File([new Uint8Array(jpeg)], 'foto.jpg', { type: 'image/jpeg' }))
  const sent = new Response(form)
  const answer = await app.inject({
    method: 'POST',
    url: `/v1/visits/${visitId}/photos`,
    headers: {
      cookie: String(signIn.headers['set-cookie']).split(';')[0]!,
      'content-type': sent.headers.get('content-type')!,
    },
    payload: Buffer.from(await sent.arrayBuffer()),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

/** A joint visit of Enschede with a scan and a photo, that of police, and one with a suspicion: by their addresses. */
export async function openVisits(world: World, words: string): Promise<Record<string, string>> {
  const [inspector, police, boa] = [
    await world.as('municipal-inspector'),
    await world.as('police-inspector'),
    await world.as('enforcement-officer'),
  ]
  const [dealer] = await world.admin<{ id: string }[]>`
    select id from programme.dealer where branch_number = ${ENSCHEDE}`
  const begunAt = new Date(Date.now() - 600_000).toISOString()
  const begin = async (by: Client, more: object): Promise<string> => {
    const body = { id: newId(), dealerId: dealer!.id, kind: 'joint', need: 'Controle', begunAt, ...more }
    const { status, text } = await by.post('/v1/visits', body)
    if (status !== 201) throw new Error(text)
    return body.id
  }
  const joint = await begin(inspector, {})
  const scan = { id: newId(), kind: 'imei', value: '356759040123458', result: 'not-found', at: begunAt }
  await inspector.put(`/v1/visits/${joint}/record`, { version: 0, record: { scans: [scan] } })
  const photoId = newId()
  const fields = { id: photoId, takenAt: begunAt, words: 'Vitrine' }
  await sendPhoto(world, { role: 'municipal-inspector', visitId: joint, fields })
  const ofPolice = await begin(police, { jointMark: joint })
  const stopped = await begin(boa, { kind: 'tip' })
  await boa.post(`/v1/visits/${stopped}/suspicions`, { arisenAt: begunAt, words })
  return {
    visits: joint,
    photos: photoId,
    '/v1/visits/:id/stolen-checks': ofPolice,
    '/v1/visits/:id/joint-scans': ofPolice,
    '/v1/visits/:id/investigation': stopped,
  }
}
