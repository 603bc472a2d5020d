import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dealerOf, meetingOf, openGuests, planned } from '../../../tests/meetings.ts'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { addDays, dayInAmsterdam } from '../../kernel/dates.ts'
import { type Database, openDatabase } from '../../platform/database.ts'
import type { MeetingView, PersonalLinks } from './contract.ts'
import { openMeetingAnswers } from './answer-invitation.ts'

const today = dayInAmsterdam(new Date())
let helder: TestHelder
let officer: Client
let specialist: Client
let elsewhere: Client
let office: Client
/** As the server has it: a role that sees what its context allows. */
let app: Database
beforeAll(async () => {
  helder = await testHelder()
  app = openDatabase(helder.database.appUrl, { max: 2 })
  officer = await helder.as('municipal-officer')
  specialist = await helder.as('fencing-specialist')
  office = await helder.as('programme-officer')
  elsewhere = await helder.token('municipal-officer', 'municipality:hengelo')
})
afterAll(async () => {
  await app.end()
  await helder.stop()
})

const dealer = (municipality = 'enschede') => dealerOf(helder, municipality)
const eventsOf = (dealerId: string) =>
  helder.admin<{ kind: string; detail: Record<string, unknown> }[]>`
    select kind, detail from programme.event where dealer_id = ${dealerId} and kind <> 'listed' order by recorded_at`
const stateOf = async (dealerId: string) => {
  const { items } = (await officer.get('/v1/listed-dealers?limit=200')).body as {
    items: { id: string; state: string }[]
  }
  return items.find(({ id }) => id === dealerId)?.state
}
const invite = async (meeting: string, dealers: string[], client = officer) =>
  client.post(`/v1/meetings/${meeting}/invitations`, { dealers, channel: 'hand' })
const codeFor = async (meeting: string, dealerId: string): Promise<string> => {
  const answer = await invite(meeting, [dealerId])
  expect(answer.status, answer.text).toBe(201)
  return (answer.body as PersonalLinks).items[0]!.code
}
const tap = (meeting: string, dealerId: string, isThere: boolean, { by = officer, at = new Date() } = {}) =>
  by.put(`/v1/meetings/${meeting}/attendances/${dealerId}`, { isThere, tappedAt: at.toISOString() })

describe('planning', () => {
  test('an organiser plans for the own municipality, changes it, and calls it off once', async () => {
    const { id } = await planned(officer, { title: 'Avond voor juweliers' })
    const seen = await specialist.get(`/v1/meetings/${id}`)
    expect(seen.body).toMatchObject({
      title: 'Avond voor juweliers',
      mayPlan: false,
      organiserName: 'Gemeente Enschede',
    })
    const changed = await officer.put(`/v1/meetings/${id}`, { ...meetingOf({ title: 'Anders' }), version: 1 })
    expect(changed.body).toMatchObject({ title: 'Anders', version: 2, mayPlan: true })
    const stale = await officer.put(`/v1/meetings/${id}`, { ...meetingOf(), version: 1 })
    expect(stale.body).toMatchObject({ reason: 'changed-elsewhere' })
    const cancelled = await officer.post(`/v1/meetings/${id}/cancellations`, { reason: 'Zaal bezet' })
    expect(cancelled.body).toMatchObject({ cancelledOn: today, cancelReason: 'Zaal bezet' })
    const again = await officer.post(`/v1/meetings/${id}/cancellations`, { reason: 'Nog eens' })
    expect(again.body).toMatchObject({ reason: 'meeting-cancelled' })
    expect((await invite(id, [(await dealer()).id])).body).toMatchObject({ reason: 'meeting-cancelled' })
  })

  test('every wrong field is said at once, in words', async () => {
    const wrong = meetingOf({
      heldOn: addDays(today, -1),
      begins: '21:00',
      ends: '20:00',
      municipalities: ['hengelo'],
    })
    const answer = await officer.post('/v1/meetings', wrong)
    const { errors } = answer.body as { errors: { field: string; message: string }[] }
    expect(errors.map(({ field }) => field)).toEqual(['heldOn', 'ends', 'municipalities'])
    expect((await officer.post('/v1/meetings', { ...meetingOf(), title: '', begins: '25:00' })).status).toBe(
      400,
    )
  })

  test('of another municipality nothing is seen or changed; control: by the office of the programme it is', async () => {
    const { id } = await planned(officer)
    expect((await elsewhere.get(`/v1/meetings/${id}`)).status).toBe(404)
    const change = { ...meetingOf({ municipalities: ['hengelo'] }), version: 1 }
    expect((await elsewhere.put(`/v1/meetings/${id}`, change)).status).toBe(404)
    expect((await elsewhere.post(`/v1/meetings/${id}/cancellations`, { reason: 'x' })).status).toBe(404)
    expect((await invite(id, [(await dealer('hengelo')).id], elsewhere)).status).toBe(404)
    expect((await tap(id, (await dealer('hengelo')).id, true, { by: elsewhere })).status).toBe(404)
    expect((await office.put(`/v1/meetings/${id}`, { ...meetingOf(), version: 1 })).status).toBe(200)
  })

  test('of a meeting for several municipalities each sees the own dealers, and only the office changes it', async () => {
    const { id } = await planned(office, { municipalities: ['enschede', 'hengelo'] })
    const [own, other] = [await dealer(), await dealer('hengelo')]
    expect((await invite(id, [own.id, other.id], office)).status).toBe(201)
    expect((await openGuests(officer, id)).map(({ dealerId }) => dealerId)).toEqual([own.id])
    expect((await openGuests(elsewhere, id)).map(({ dealerId }) => dealerId)).toEqual([other.id])
    expect((await officer.put(`/v1/meetings/${id}`, { ...meetingOf(), version: 1 })).status).toBe(404)
    // Nobody invites the dealer of another: not one of the list is invited then.
    const both = await invite(id, [(await dealer()).id, (await dealer('hengelo')).id])
    expect(both.status).toBe(404)
    expect(await openGuests(officer, id)).toHaveLength(1)
  })
})

describe('the answer of a dealer', () => {
  const say = (typed: string, answer = 'comes', people = '2', ip = '192.0.2.1') => ({
    typed,
    answer,
    people,
    ip,
  })

  test('counts by the code alone, typed as people type, and changes until the day', async () => {
    const { id } = await planned(officer)
    const guest = await dealer()
    const code = await codeFor(id, guest.id)
    const desk = openMeetingAnswers(app)
    const typed = code.toLowerCase().replaceAll('-', ' ')
    expect(await desk.answer(say(typed))).toMatchObject({
      ok: true,
      invitation: { dealerName: guest.name, people: 2 },
    })
    await desk.answer(say(code))
    await desk.answer(say(code, 'no-trade'))
    const [row] = await openGuests(officer, id)
    expect(row).toMatchObject({ answer: 'no-trade', people: null, channel: 'hand' })
    // The same answer twice is one event; no state follows from it.
    expect((await eventsOf(guest.id)).map(({ kind, detail }) => [kind, detail['answer']])).toEqual([
      ['invited', undefined],
      ['answered', 'comes'],
      ['answered', 'no-trade'],
    ])
    expect(await stateOf(guest.id)).toBe('invited')
    const late = openMeetingAnswers(app, () => new Date(Date.now() + 30 * 86_400_000))
    expect(await late.answer(say(code))).toEqual({ ok: false, reason: 'meeting-over' })
  })

  test('of a wrong, an old and another’s code nothing is said about anyone', async () => {
    const { id } = await planned(officer)
    const [one, two] = [await dealer(), await dealer()]
    const old = await codeFor(id, one.id)
    const code = await codeFor(id, one.id)
    const others = await codeFor(id, two.id)
    const desk = openMeetingAnswers(app)
    const unknown = { ok: false, reason: 'code-unknown' }
    expect(await desk.read(old, '192.0.2.2')).toEqual(unknown)
    expect(
      await desk.read(
        code.replace(/.$/, (sign) => (sign === '2' ? '3' : '2')),
        '192.0.2.2',
      ),
    ).toEqual(unknown)
    expect(await desk.read('niet een code', '192.0.2.2')).toEqual(unknown)
    await desk.answer(say(others, 'cannot'))
    expect(await desk.read(code, '192.0.2.2')).toMatchObject({
      ok: true,
      invitation: { answer: null, dealerName: one.name },
    })
    // Only the digest is kept, and nobody reads even that.
    const dump = JSON.stringify(await helder.admin`select * from programme.meeting_invitation`)
    expect(dump).not.toContain(code)
    expect(dump).not.toContain(code.replaceAll('-', ''))
  })

  test('guessing is slowed down per network, and right codes cost nothing', async () => {
    const { id } = await planned(officer)
    const code = await codeFor(id, (await dealer()).id)
    const desk = openMeetingAnswers(app)
    for (let n = 0; n < 60; n++) expect(await desk.read(code, '198.51.100.1')).toMatchObject({ ok: true })
    const reasons = []
    for (let n = 0; n < 40; n++) {
      const tried = await desk.read('2222222222222222', '198.51.100.1')
      reasons.push(tried.ok ? 'ok' : tried.reason)
    }
    expect(reasons.filter((reason) => reason === 'code-unknown')).toHaveLength(30)
    expect(reasons.at(-1)).toBe('too-many-requests')
    expect(await desk.read(code, '203.0.113.9')).toMatchObject({ ok: true })
  })

  test('without an answer or with a silly number it asks again, with the invitation still there', async () => {
    const { id } = await planned(officer)
    const code = await codeFor(id, (await dealer()).id)
    const desk = openMeetingAnswers(app)
    expect(await desk.answer(say(code, ''))).toEqual({ ok: false, reason: 'answer-missing' })
    for (const people of ['', '0', '21', '1.5', 'twee'])
      expect(await desk.answer(say(code, 'comes', people)), people).toEqual({
        ok: false,
        reason: 'people-wrong',
      })
  })
})

describe('who is there', () => {
  test('a tap, the same tap again, and back: the state follows, and what happened stays', async () => {
    const { id } = await planned(officer, { heldOn: today })
    const walkIn = await dealer()
    expect((await tap(id, walkIn.id, true, { by: specialist })).status).toBe(204)
    await tap(id, walkIn.id, true)
    expect(await openGuests(officer, id)).toMatchObject([{ dealerId: walkIn.id, isThere: true }])
    expect(await stateOf(walkIn.id)).toBe('attended')
    await tap(id, walkIn.id, false)
    expect(await openGuests(officer, id)).toEqual([])
    expect((await eventsOf(walkIn.id)).map(({ kind }) => kind)).toEqual(['attended', 'attendance-undone'])
    expect(await stateOf(walkIn.id)).toBe('not-reached')
  })

  test('of two tablets the later tap stands, whichever comes in last', async () => {
    const { id } = await planned(officer, { heldOn: today })
    const guest = await dealer()
    const [early, late] = [new Date(Date.now() - 2_000), new Date(Date.now() - 1_000)]
    await tap(id, guest.id, true, { at: late })
    await tap(id, guest.id, false, { by: specialist, at: early })
    expect(await openGuests(officer, id)).toMatchObject([{ isThere: true }])
    // A clock that runs ahead does not win for ever.
    await tap(id, guest.id, true, { at: new Date(Date.now() + 3_600_000) })
    await tap(id, guest.id, false)
    expect(await openGuests(officer, id)).toEqual([])
    const both = await Promise.all([tap(id, guest.id, true), tap(id, guest.id, true, { by: specialist })])
    expect(both.map(({ status }) => status)).toEqual([204, 204])
    const kinds = (await eventsOf(guest.id)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'attended')).toHaveLength(2)
  })

  test('not before the day; a paper list can be typed in later, taking back can’t', async () => {
    const { id } = await planned(officer, { heldOn: addDays(today, 3) })
    const guest = await dealer()
    expect((await tap(id, guest.id, true)).body).toMatchObject({ reason: 'meeting-not-yet' })
    await helder.admin`update programme.meeting set held_on = ${addDays(today, -1)} where id = ${id}`
    expect((await tap(id, guest.id, true)).status).toBe(204)
    expect((await tap(id, guest.id, false)).body).toMatchObject({ reason: 'meeting-over' })
    const { counts } = (await officer.get(`/v1/meetings/${id}`)).body as MeetingView
    expect(counts).toEqual({ invited: 0, coming: 0, peopleComing: 0, came: 1, connected: 0 })
  })
})

describe('invited by letter and e-mail', () => {
  test('each letter has a code of its own that opens; who can’t be written to is named and not invited', async () => {
    const { id } = await planned(officer, { title: 'Avond met brieven' })
    const [mailed, posted, homeless] = [await dealer(), await dealer(), await dealer()]
    await helder.admin`update programme.dealer set email = 'a@handelaar.example' where id = ${mailed.id}`
    await helder.admin`update programme.dealer set email = null where id = any (${[posted.id, homeless.id]})`
    await helder.admin`update programme.dealer set street = '', town = '' where id = ${homeless.id}`
    const dealers = [mailed.id, posted.id, homeless.id]
    const answer = await officer.post(`/v1/meetings/${id}/invitations`, { dealers, channel: 'mail' })
    expect(answer.body, answer.text).toMatchObject({
      items: [],
      series: { letters: 1, mails: 1 },
      leftOut: [{ dealerId: homeless.id, reason: 'no-address' }],
    })
    const channels = (await openGuests(officer, id)).map(({ dealerId, channel }) => [dealerId, channel])
    expect(Object.fromEntries(channels)).toEqual({ [mailed.id]: 'mail', [posted.id]: 'letter' })
    const rows = await helder.admin<
      { dealer_id: string; fields: { antwoordcode: string; antwoordlink: string } }[]
    >`
      select r.dealer_id, r.fields from programme.letter_recipient r join programme.letter_series s on s.id = r.series_id
       where s.about_id = ${id}`
    expect(rows).toHaveLength(2)
    const desk = openMeetingAnswers(app)
    for (const { dealer_id, fields } of rows) {
      expect(fields.antwoordlink).toBe('http://helder.test/uitnodiging')
      const name = dealer_id === mailed.id ? mailed.name : posted.name
      expect(await desk.read(fields.antwoordcode, '192.0.2.7')).toMatchObject({
        ok: true,
        invitation: { dealerName: name },
      })
    }
  })
})

test('the handout is a tagged PDF in the name of who organises; of another municipality there is none', async () => {
  const { id } = await planned(officer)
  for (const language of ['nl', 'en']) {
    const answer = await officer.get(`/v1/meetings/${id}/handout?language=${language}`)
    expect(answer.headers['content-type']).toBe('application/pdf')
    expect(answer.text.slice(0, 5)).toBe('%PDF-')
    expect(answer.text).toContain('/MarkInfo')
    expect(answer.text.match(/\/Type \/Page\b/g)).toHaveLength(2)
  }
  expect((await elsewhere.get(`/v1/meetings/${id}/handout`)).status).toBe(404)
})

test('who did not answer stands on the work list from a week before the meeting; who did, or has longer, does not', async () => {
  const soon = await planned(officer, { heldOn: addDays(today, 7) })
  const later = await planned(officer, { heldOn: addDays(today, 8) })
  const [silent, answering, early] = [await dealer(), await dealer(), await dealer()]
  await invite(soon.id, [silent.id])
  const code = await codeFor(soon.id, answering.id)
  await openMeetingAnswers(app).answer({ typed: code, answer: 'cannot', people: '', ip: '192.0.2.8' })
  await invite(later.id, [early.id])
  const work = async (client: Client) => {
    const { items } = (await client.get('/v1/work-items')).body as {
      items: { key: string; to: string | null }[]
    }
    return items.filter(({ to }) => to?.startsWith('/bijeenkomsten/')).map(({ key }) => key)
  }
  expect(await work(officer)).toContain(`invitation-unanswered:${silent.id}:${soon.id}`)
  expect((await work(officer)).filter((key) => key.includes(answering.id) || key.includes(early.id))).toEqual(
    [],
  )
  expect((await work(elsewhere)).filter((key) => key.includes(silent.id))).toEqual([])
  await officer.post(`/v1/meetings/${soon.id}/cancellations`, { reason: 'Zaal bezet' })
  expect((await work(officer)).filter((key) => key.includes(soon.id))).toEqual([])
})
