import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, testHelder, type TestHelder } from '../../../tests/helder.ts'
import { programme } from '../../../seeds/twente.ts'
import { newId } from '../../kernel/ids.ts'
import { type Caller, withoutSession } from '../../platform/caller.ts'
import { inTransaction, openDatabase } from '../../platform/database.ts'
import { ladderPresets } from '../measures/public.ts'
import type { CountList, CrimeImportView, HoursView, ReportLine, ReportView } from './contract.ts'
import { hoursStore, importCrimeFile } from './public.ts'
import { reportCsv } from './rules/report-csv.ts'
import { numbersOf } from './rules/report-lines.ts'
import { paperOf, typesetReport } from './typeset-report.ts'

const firstOfDecember = new Date('2026-12-01T02:30:00Z')
let helder: TestHelder
let coordinator: Client
let police: Client
beforeAll(async () => {
  helder = await testHelder()
  coordinator = await helder.as('programme-coordinator')
  police = await helder.as('fencing-specialist')
})
afterAll(() => helder.stop())

async function reports(who = coordinator): Promise<ReportLine[]> {
  return ((await who.get('/v1/effect-reports')).body as { items: ReportLine[] }).items
}
async function newest(): Promise<ReportView> {
  const [first] = await reports()
  return (await coordinator.get(`/v1/effect-reports/${first!.id}`)).body as ReportView
}
const amountOf = ({ body }: ReportView, figure: string, place: string, measure = figure) =>
  body.figures
    .find((one) => one.figure === figure)
    ?.cells.find((cell) => cell.month === body.month && cell.place === place && cell.measure === measure)
    ?.amount
const wrongFields = (body: unknown) =>
  (body as { errors?: { field: string }[] }).errors?.map(({ field }) => field)
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length

describe('the report makes itself', () => {
  test('once, also where two servers find it due, and never again', async () => {
    const two = await Promise.all([
      helder.makeEffectReports(firstOfDecember),
      helder.makeEffectReports(firstOfDecember),
    ])
    expect(two[0] + two[1]).toBe(1)
    expect(await helder.makeEffectReports(new Date('2026-12-20T02:30:00Z'))).toBe(0)
    expect(await reports()).toMatchObject([{ month: '2026-11', version: 1, madeBy: 'server', reason: null }])
  })

  test('after days on which nothing ran it makes what was missed, each month once', async () => {
    expect(await helder.makeEffectReports(new Date('2027-02-05T02:30:00Z'))).toBe(2)
    expect((await reports()).map(({ month }) => month)).toEqual(['2027-01', '2026-12', '2026-11'])
    await helder.admin`alter table insight.report disable trigger append_only`
    await helder.admin`delete from insight.report`
    await helder.admin`alter table insight.report enable trigger append_only`
    expect(await helder.makeEffectReports(firstOfDecember)).toBe(1)
  })

  test('it stays as it was made: canonical, with its digest, and nobody changes it', async () => {
    const [row] = await helder.admin<
      { body: string; digest: string }[]
    >`select body, digest from insight.report`
    expect(row!.digest).toBe(createHash('sha256').update(row!.body).digest('hex'))
    expect(JSON.parse(row!.body)).toEqual((await newest()).body)
    await expect(helder.admin`update insight.report set body = '{}'`).rejects.toThrow('append-only')
    await expect(helder.admin`delete from insight.report`).rejects.toThrow('append-only')
  })

  test('what nothing keeps has no number, on no paper: not even nought', async () => {
    const report = await newest()
    const returned = report.body.figures.find(({ figure }) => figure === 'returned')!
    expect(returned).toMatchObject({ state: 'not-kept', cells: [], asks: null })
    expect(numbersOf(report.body).find(({ figure }) => figure === 'returned')).toMatchObject({
      now: null,
      year: null,
    })
    const line = paperOf(report, 'nl').rows.find(({ figure }) => figure === 'Teruggegeven')!.lines[0]!
    expect(line.measure).toBe('Wordt nog niet bijgehouden')
    expect(`${line.measure}${line.values.join('')}`).not.toMatch(/\d/)
    expect(reportCsv(report)).toContain('2026-11,1,returned,,,,number,\r\n')
  })
})

describe('what people enter', () => {
  const october = {
    municipality: 'enschede',
    month: '2026-10',
    kind: 'arrests',
    amount: 3,
    source: 'BVH, 2 november',
  }

  test('police enter a month; it is in the next version, which says so', async () => {
    const wrong = await police.post('/v1/monthly-counts', {
      ...october,
      amount: -1,
      source: '',
      month: '2026-13',
    })
    expect(wrong.status).toBe(400)
    expect(wrongFields(wrong.body)).toEqual(expect.arrayContaining(['amount', 'source', 'month']))
    expect((await police.post('/v1/monthly-counts', { ...october, municipality: 'almelo' })).status).toBe(404)
    const first = await coordinator.post('/v1/effect-reports', { month: '2026-10' })
    expect(first.status, first.text).toBe(201)
    expect((await police.post('/v1/monthly-counts', october)).status).toBe(201)
    const reasonless = await coordinator.post('/v1/effect-reports', { month: '2026-10' })
    expect(wrongFields(reasonless.body)).toEqual(['reason'])
    const second = await coordinator.post('/v1/effect-reports', {
      month: '2026-10',
      reason: 'De politie vulde aan',
    })
    const view = second.body as ReportView
    expect(view).toMatchObject({
      version: 2,
      madeBy: 'coordinator',
      reason: 'De politie vulde aan',
      isNewest: true,
    })
    expect(view.changes).toEqual([
      { figure: 'arrests', place: 'enschede', month: '2026-10', measure: 'arrests', was: 0, is: 3 },
    ])
    expect(amountOf(view, 'arrests', 'enschede')).toBe(3)
    const before = (await coordinator.get(`/v1/effect-reports/${(first.body as ReportView).id}`))
      .body as ReportView
    expect([before.isNewest, amountOf(before, 'arrests', 'enschede')]).toEqual([false, undefined])
    const again = await coordinator.post('/v1/effect-reports', { month: '2026-10', reason: 'Nog eens' })
    expect([again.status, (again.body as { reason: string }).reason]).toEqual([409, 'nothing-changed'])
  })

  test('another number needs a reason and is a row of its own; the same number is none', async () => {
    expect(wrongFields((await police.post('/v1/monthly-counts', { ...october, amount: 4 })).body)).toEqual([
      'reason',
    ])
    expect((await police.post('/v1/monthly-counts', october)).status).toBe(201)
    const corrected = await police.post('/v1/monthly-counts', {
      ...october,
      amount: 4,
      reason: 'Eén zaak te laat gezien',
    })
    const { items, municipalities } = corrected.body as CountList
    expect(items.map(({ amount, isStanding }) => [amount, isStanding])).toEqual([
      [4, true],
      [3, false],
    ])
    expect(municipalities).toEqual([{ slug: 'enschede', name: 'Enschede' }])
    const made = await coordinator.post('/v1/effect-reports', { month: '2026-10', reason: 'Correctie' })
    expect(amountOf(made.body as ReportView, 'arrests', 'enschede')).toBe(4)
  })

  test('hours are one’s own; who worked them is forgotten, the hours stay', async () => {
    const inspector = await helder.as('municipal-inspector')
    const body = { week: '2026-10-14', kind: 'desk', minutes: 90 }
    expect(wrongFields((await inspector.post('/v1/worked-hours', { ...body, minutes: 20 })).body)).toEqual([
      'minutes',
    ])
    const entered = await inspector.post('/v1/worked-hours', body)
    expect(entered.body).toMatchObject({ items: [{ week: '2026-10-12', minutes: 90, isStanding: true }] })
    const officer = await helder.as('municipal-officer')
    expect((await officer.get('/v1/worked-hours')).body).toEqual({ items: [] })
    expect(wrongFields((await inspector.post('/v1/worked-hours', { ...body, minutes: 60 })).body)).toEqual([
      'reason',
    ])
    const corrected = await inspector.post('/v1/worked-hours', {
      ...body,
      minutes: 60,
      reason: 'Verkeerde week',
    })
    const standing = (corrected.body as { items: HoursView[] }).items.filter(({ isStanding }) => isStanding)
    expect(standing.map(({ minutes }) => minutes)).toEqual([60])

    const worker = openDatabase(helder.database.workerUrl, { max: 1 })
    const store = hoursStore(worker)
    expect(await store.preview('2027-11-11')).toEqual([])
    const due = {
      store: 'worked-hours',
      deed: 'destroyed',
      municipality: 'enschede',
      month: '2027-11',
      count: 2,
    }
    expect(await store.preview('2027-11-12')).toEqual([due])
    expect((await store.forget('2027-11-12')).forgotten).toEqual([due])
    await worker.end()
    const rows = await helder.admin`select account_id from insight.worked_hours`
    expect(rows.map((row) => row['account_id'])).toEqual([null, null])
    const made = await coordinator.post('/v1/effect-reports', { month: '2026-10', reason: 'Uren' })
    expect(amountOf(made.body as ReportView, 'hours', 'enschede', 'desk')).toBe(60)
  })
})

describe('published figures', () => {
  const csv = (amount: number) =>
    `gemeente;maand;soort;aantal\nEnschede;2026-09;1.1.1 Diefstal/inbraak woning;${amount}\nNergens;2026-09;1.1.1;4\nDeventer;2026-09;1.1.1;9\n`
  const order = { source: 'Politie, open data', publishedOn: '2026-11-15' }

  test('good lines stand, a wrong one is named; again changes nothing; a new number stands beside the old', async () => {
    const first = await coordinator.post('/v1/crime-imports', { ...order, csv: csv(12) })
    expect(first.body, first.text).toMatchObject({ lines: 3, added: 2, changed: 0, unchanged: 0, refused: 1 })
    expect((first.body as CrimeImportView).errors).toMatchObject([{ line: 3, column: 'municipality' }])
    const again = await coordinator.post('/v1/crime-imports', { ...order, csv: csv(12) })
    expect(again.body).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    const changed = await importCrimeFile(helder.admin, csv(14), order, new Date())
    expect(changed).toMatchObject({ ok: true, added: 0, changed: 1, unchanged: 1, refused: 1 })
    const rows =
      await helder.admin`select amount from insight.crime_figure where place = 'enschede' order by n`
    expect(rows.map((row) => row['amount'])).toEqual([12, 14])
    const made = await coordinator.post('/v1/effect-reports', { month: '2026-09' })
    expect(amountOf(made.body as ReportView, 'crime', 'enschede', 'burglary')).toBe(14)
    expect(amountOf(made.body as ReportView, 'crime', 'deventer', 'burglary')).toBeUndefined()
    const list = await coordinator.get('/v1/crime-imports')
    expect((list.body as { items: unknown[] }).items).toHaveLength(3)
    const headless = await coordinator.post('/v1/crime-imports', {
      ...order,
      publishedOn: '2026-11-15',
      csv: 'a;b\n1;2',
    })
    expect(wrongFields(headless.body)).toEqual(['csv'])
  })
})

describe('what municipalities did', () => {
  const dealerIn = async (place: string) =>
    (await helder.admin`select id from programme.dealer where municipality = ${place} limit 1`)[0]![
      'id'
    ] as string

  test('each kind of measure counts by the day of its step; what is no measure does not', async () => {
    const file = newId()
    await helder.admin`insert into supervision.case_file (id, organisation_id, municipality, year, sequence, dealer_id, opened_on)
      values (${file}, 'municipality:enschede', 'enschede', 2026, 9001, ${await dealerIn('enschede')}, '2026-07-01')`
    const add = (kind: string, day: string) =>
      helder.admin`insert into supervision.file_step (id, file_id, position, kind, on_day, recorded_by_name)
        select ${newId()}, ${file}, count(*) + 1, ${kind}, ${day}, 'x' from supervision.file_step where file_id = ${file}`
    for (const kind of ['open', 'announce', 'receive-view', 'decide-order', 'deliver', 'incur'])
      await add(kind, '2026-08-31')
    for (const kind of [
      'decide-collection',
      'decide-warning',
      'decide-closure',
      'decide-no-measure',
      'close',
    ])
      await add(kind, '2026-07-31')
    const report = (await coordinator.post('/v1/effect-reports', { month: '2026-08' })).body as ReportView
    const cells = report.body.figures.find(({ figure }) => figure === 'measures')!.cells
    expect(cells.map(({ place, month, measure, amount }) => [place, month, measure, amount])).toEqual([
      ['enschede', '2026-07', 'closure', 1],
      ['enschede', '2026-07', 'collection', 1],
      ['enschede', '2026-07', 'no-measure', 1],
      ['enschede', '2026-07', 'warning', 1],
      ['enschede', '2026-08', 'announcement', 1],
      ['enschede', '2026-08', 'order', 1],
      ['enschede', '2026-08', 'penalty-incurred', 1],
    ])
    const line = paperOf(report, 'nl').rows.find(({ figure }) => figure === 'Maatregelen')!
    expect(line.lines.map(({ measure }) => measure)).toContain('Lasten onder dwangsom')
    expect(reportCsv(report)).toContain('2026-08,1,measures,order,enschede,2026-08,number,1')
  })

  test('a move between towns with equal bylaws is to a laxer one where the ladder goes less far, and only while it holds', async () => {
    // As many parts hold in both, and a policy that is in force ties a ladder to them.
    await helder.admin`delete from supervision.ladder`
    await helder.admin`update policy.bylaw_article set settled_at = now() where municipality in ('borne', 'losser')`
    for (const [place, preset] of [
      ['borne', 'twente'],
      ['losser', 'lax'],
    ] as const) {
      await helder.admin`insert into policy.bylaw_article
          (id, municipality, part, status, article, body, valid_from, publication, entered_by_name, organisation_id)
        values (${newId()}, ${place}, 'enforcement-policy', 'in-force', 'Beleidsregel', 'x', '2020-01-01', 'Gemeenteblad 1', 'x', 'x')`
      await helder.admin`insert into supervision.ladder (id, municipality, valid_from, value, source, entered_by_name)
        values (${newId()}, ${place}, '2026-03-01', ${helder.admin.json(structuredClone(ladderPresets[preset]) as never)}, 'x', 'x')`
    }
    const move = async (was: string, is: string, day: string) =>
      helder.admin`insert into programme.event (id, dealer_id, kind, happened_on, detail, organisation_id, recorded_by_name)
        values (${newId()}, ${await dealerIn(is)}, 'changed', ${day},
          ${helder.admin.json({ 'municipality.was': was, 'municipality.is': is })}, 'municipality:borne', 'x')`
    await move('borne', 'losser', '2026-02-28')
    await move('borne', 'losser', '2026-03-01')
    await move('losser', 'borne', '2026-03-02')
    const report = (await coordinator.post('/v1/effect-reports', { month: '2026-03' })).body as ReportView
    const between = report.body.moves.filter(({ from, to }) => [from, to].sort().join() === 'borne,losser')
    expect(between.map(({ month, from, direction }) => [month, from, direction])).toEqual([
      ['2026-02', 'borne', 'alike'],
      ['2026-03', 'borne', 'to-laxer'],
      ['2026-03', 'losser', 'to-stricter'],
    ])
  })
})

describe('who sees what', () => {
  test('mayor, prosecutor and office read it; a mayor whose municipality gave no mandate does not', async () => {
    const count = (await reports()).length
    expect(count).toBeGreaterThan(1)
    for (const role of ['programme-officer', 'mayors-office', 'prosecutor'] as const)
      expect(await reports(await helder.as(role)), role).toHaveLength(count)
    await helder.admin`update programme.mandate set valid_until = '2026-01-01' where municipality = 'enschede'`
    expect(await reports(await helder.as('mayors-office'))).toEqual([])
    await helder.admin`update programme.mandate set valid_until = null where municipality = 'enschede'`
  })

  const callerOf = (role: Caller['role'], organisationId: string): Caller => ({
    role,
    organisationId,
    organisationName: 'x',
    accountId: 'x',
    accountName: 'x',
    ...withoutSession,
  })
  const functions = 'registrations hits found_again entered findings measures crime'.split(' ')

  test('the database itself counts for the office alone, whoever asks it past the routes', async () => {
    const app = openDatabase(helder.database.appUrl, { max: 1 })
    const ask = (caller: Caller) =>
      inTransaction(app, caller, async (tx) => {
        const counted = []
        for (const name of functions)
          counted.push(
            ...(await tx`select * from ${tx(`insight.count_${name}`)}('2020-01-01', '2030-01-01')`),
          )
        return counted
      })
    expect((await ask(callerOf('programme-coordinator', programme.id))).length).toBeGreaterThan(1)
    for (const [role, organisation] of [
      ['municipal-officer', 'municipality:enschede'],
      ['mayors-office', 'municipality:enschede'],
      ['detective', 'base-team:enschede'],
      ['prosecutor', 'prosecution:oost-nederland'],
      ['programme-coordinator', 'programme:elsewhere'],
    ] as const) {
      const found = await ask(callerOf(role, organisation))
      // Of a coordinator without mandates: what is published of places outside every region, and nothing else.
      expect(
        found.filter((row) => row['place'] !== 'deventer'),
        role,
      ).toEqual([])
    }
    await app.end()
  })

  test('no name of anyone stands in an answer, the file or the paper', async () => {
    const people = await helder.admin<{ name: string }[]>`
      select name from access.account union select name from programme.dealer union select name from access.branch`
    const report = await newest()
    const texts = [JSON.stringify(report), reportCsv(report), JSON.stringify(paperOf(report, 'nl'))]
    const found = (text: string) => people.filter(({ name }) => text.includes(name))
    expect(people.length).toBeGreaterThan(200)
    for (const text of texts) expect(found(text)).toEqual([])
    expect(found(`${texts[0]} Dirk Fictie`)).toHaveLength(1)
  })
})

describe('the paper', () => {
  const filled = (report: ReportView, count: number): ReportView => {
    const name = (n: number) => `Sint-Voorbeeld aan de Lange Rivier ${n}`
    const places = Array.from({ length: count }, (_, n) => ({ slug: `p${n}`, name: name(n) }))
    const figures = report.body.figures.map((figure) => ({
      ...figure,
      state: figure.state === 'not-kept' ? figure.state : ('counted' as const),
      cells: places.flatMap(({ slug }) =>
        report.body.months.flatMap((month) =>
          figure.measures.map((measure) => ({ place: slug, month, measure, amount: 12_345 })),
        ),
      ),
    }))
    const [region] = report.body.comparisons
    const less = {
      verdict: 'less' as const,
      months: 12,
      before: 12_345,
      after: 11_000,
      ratio: 0.891,
      low: 0.86,
      high: 0.92,
    }
    const comparisons = [null, ...places.map(({ slug }) => slug)].flatMap((place) =>
      (['burglary', 'theft'] as const).map((kind) => ({ ...region!, ...less, place, kind, around: less })),
    )
    const reason =
      'Een reden van een regel, die zegt waarom er een nieuwe versie van dit verslag moest komen. '.repeat(5)
    return { ...report, version: 2, reason, body: { ...report.body, places, figures, comparisons } }
  }

  test('is two pages of tagged PDF, however much there is to say', async () => {
    const report = await newest()
    const papers = [report, filled(report, 14), filled(report, 30)].map((one) => typesetReport(one, 'nl'))
    for (const pdf of [...papers, typesetReport(filled(report, 18), 'en')]) {
      expect(pagesOf(pdf)).toBe(2)
      expect(pdf.toString('latin1')).toContain('/StructTreeRoot')
    }
    // The control: a region twice as large is found to need more.
    expect(pagesOf(typesetReport(filled(report, 60), 'nl'))).toBeGreaterThan(2)
    const answer = await coordinator.get(`/v1/effect-reports/${report.id}/paper`)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
  })
})
