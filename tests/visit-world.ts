import sharp from 'sharp'
import { newId } from '../src/kernel/ids.ts'
import { ENSCHEDE } from './purchases.ts'
import type { VisitView } from '../src/capabilities/visits/contract.ts'
import { type Client, testHelder, type TestHelder } from './helder.ts'

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

/** Who of a municipality reads visits of their own. */
export const municipalRoles = [
  'municipal-officer',
  'municipal-inspector',
  'enforcement-officer',
  'municipal-lawyer',
  'mayors-office',
] as const

export type Shop = {
  helder: TestHelder
  inspector: Client
  boa: Client
  police: Client
  dealerId: string
  /** When every visit here begins: an hour before the test. */
  begunAt: number
  begin: (by: Client, more: object) => Promise<VisitView>
  /** A photo of the municipal inspector. */
  photo: (visitId: string, fields: Record<string, string>) => ReturnType<typeof sendPhoto>
}

/** The demo's dealer in Enschede, with those who may inspect it. */
export async function openShop(): Promise<Shop> {
  const helder = await testHelder()
  const [dealer] = await helder.admin<{ id: string }[]>`
    select id from programme.dealer where branch_number = ${ENSCHEDE}`
  const dealerId = dealer!.id
  const begunAt = Date.now() - 3_600_000
  return {
    helder,
    inspector: await helder.as('municipal-inspector'),
    boa: await helder.as('enforcement-officer'),
    police: await helder.as('police-inspector'),
    dealerId,
    begunAt,
    async begin(by, more) {
      const began = { begunAt: new Date(begunAt).toISOString(), need: 'Controle', kind: 'periodic' }
      const answer = await by.post('/v1/visits', { id: newId(), dealerId, ...began, ...more })
      if (answer.status !== 201) throw new Error(answer.text)
      return answer.body as VisitView
    },
    photo: (visitId, fields) => sendPhoto(helder, { role: 'municipal-inspector', visitId, fields }),
  }
}
