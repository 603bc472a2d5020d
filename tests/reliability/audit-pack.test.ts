import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeletionsFile, LooksFile } from '../../src/capabilities/audit/pack/pack-format.ts'
import { reportText } from '../../src/capabilities/audit/pack/report-text.ts'
import { makeAuditPack, type PackReport, verifyAuditPack } from '../../src/capabilities/audit/public.ts'
import { dayInAmsterdam } from '../../src/kernel/dates.ts'
import { buildLeaf, generateLogKey, Unusable, vkeyText } from '../../src/log/public.ts'
import { testHelder, type TestHelder } from '../helder.ts'
import { runHelder } from './helder-again.ts'
import { look } from './looks.ts'

/** Of the five forgotten looks those by a base team: team and dealer take turns. */
const forgotten = 3
const YEAR = Number(dayInAmsterdam(new Date()).slice(0, 4))

/** The yearly audit's sample: drawn by the log itself, and nothing in it can be changed unseen. */
describe('the audit pack', () => {
  let helder: TestHelder
  let root: string
  let detective: string
  let made: Awaited<ReturnType<typeof makeAuditPack>>
  const pack = () => join(root, 'pack')
  /** One for which every leaf was drawn, those of the forgotten looks too. */
  const whole = () => join(root, 'whole')

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), 'helder-audit-'))
    helder = await testHelder()
    const [account] = await helder.admin<{ id: string }[]>`
      select id from access.account where demo_role = 'detective'`
    detective = account!.id
    const team = { organisationId: 'base-team:enschede', accountId: detective, role: 'detective' } as const
    const other = { organisationId: 'base-team:hengelo', accountId: 'gone', role: 'detective' } as const
    const dealer = { organisationId: 'dealer:99000001', accountId: 'till', role: 'dealer' } as const
    for (let i = 1; i <= 60; i++) {
      await look(helder.admin, team, { purposeText: `onderzoek ${i}` })
      await look(helder.admin, dealer, { action: 'open-seller', purposeCode: 'receipt' })
      if (i % 10 === 0) await look(helder.admin, other, { givenTo: 'officier van justitie' })
    }
    await forgetSome()
    await helder.publish()
    made = await make(pack(), {})
    await make(whole(), { looks: 1_000 })
  })
  afterAll(async () => {
    await helder.stop()
    rmSync(root, { recursive: true, force: true })
  })

  /** The first five looks are forgotten, and so is a bucket of the register of Enschede. */
  async function forgetSome(): Promise<void> {
    await helder.publish()
    await helder.admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`insert into access.look_leaf (body) values (${buildLeaf({ type: 'look-erasure', from: 0, to: 5 })})`
      await tx`delete from access.look_key where look_id in (select look_id from access.look_leaf where log_index < 5)`
      const erasure = buildLeaf({ type: 'erasure', bucket: 'enschede-2022-01', entries: 12 })
      await tx`insert into registers.leaf (municipality, body) values ('enschede', ${erasure})`
    })
  }

  const make = (
    folder: string,
    asked: { organisation?: string; looks?: number; word?: string; year?: number },
  ) =>
    makeAuditPack(
      helder.admin,
      { dataDir: helder.database.dataDir, logName: 'helder-demo.example', folder },
      { year: YEAR, looks: 25, organisation: null, word: null, ...asked },
    )
  const looksOf = async (folder: string) =>
    JSON.parse(await readFile(join(folder, 'looks.json'), 'utf8')) as LooksFile

  /** The pack with something changed, report and digests made again as a forger would. */
  async function checkAfter(
    change: (looks: LooksFile, deletions: DeletionsFile) => void,
    from = pack(),
  ): Promise<PackReport> {
    const folder = mkdtempSync(join(root, 'forged-'))
    cpSync(from, folder, { recursive: true })
    const looks = await looksOf(folder)
    const deletions = JSON.parse(await readFile(join(folder, 'deletions.json'), 'utf8')) as DeletionsFile
    change(looks, deletions)
    const texts = {
      'LEESMIJ.txt': reportText(looks, deletions),
      'looks.json': `${JSON.stringify(looks, null, 2)}\n`,
      'deletions.json': `${JSON.stringify(deletions, null, 2)}\n`,
    }
    const sums = Object.entries(texts).map(
      ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`,
    )
    for (const [name, text] of Object.entries({ ...texts, SHA256SUMS: sums.join('') }))
      await writeFile(join(folder, name), text)
    return verifyAuditPack(folder)
  }
  const chosenOf = (looks: LooksFile) => looks.drawn.filter(({ recorded }) => recorded)

  test('control: 25 looks of base teams, a proof of deletion, and all of it holds', async () => {
    expect(made).toMatchObject({ ok: true, chosen: 25, deletions: 2 })
    expect(await verifyAuditPack(pack())).toMatchObject({
      verdict: 'good',
      problems: [],
      chosen: 25,
      deletions: 2,
    })
    expect(await checkAfter(() => undefined)).toMatchObject({ verdict: 'good' })
    const looks = await looksOf(pack())
    const organisations = new Set(
      chosenOf(looks).map(({ opened }) => (opened.capacity!.value as { organisation: string }).organisation),
    )
    expect([...organisations].filter((one) => !one.startsWith('base-team:'))).toEqual([])
    expect(looks.drawn.length).toBeGreaterThan(25)
  })

  test('a look passed over shows when and in what capacity, and nothing else', async () => {
    const passed = (await looksOf(pack())).drawn.filter(({ recorded }) => !recorded)
    expect(passed.length).toBeGreaterThan(0)
    for (const { opened } of passed)
      expect([['capacity', 'when'], []]).toContainEqual(Object.keys(opened).sort())
  })

  test('the report says who, as what, when, why and by what authority; the files are for their owner alone', async () => {
    const text = await readFile(join(pack(), 'LEESMIJ.txt'), 'utf8')
    expect(text).toContain(`STEEKPROEF VOOR DE AUDIT POLITIEGEGEVENS ${YEAR}`)
    expect(text).toMatch(/als: {6}Rechercheur, base-team:enschede/)
    expect(text).toMatch(/doel: {5}Onderzoek naar de diefstal: onderzoek \d+/)
    expect(text).toMatch(/bevoegd: {2}Rechercheur sinds \d{4}-/)
    expect(text).toContain('personen van 12 regels in enschede-2022-01')
    expect(text).toContain('inzagen van blad 0 tot 5')
    for (const name of readdirSync(pack())) expect(statSync(join(pack(), name)).mode & 0o077).toBe(0)
  })

  test('making it is itself a look, with to whom it was given', async () => {
    const [row] = await helder.admin`
      select role, purpose_code, given_to from access.log where action = 'make-audit-pack' order by id limit 1`
    expect(row).toEqual({ role: 'administrator', purpose_code: 'audit', given_to: 'auditor' })
  })

  test('the same signature draws the same looks; another word draws others', async () => {
    const indexes = async (folder: string) => (await looksOf(folder)).drawn.map(({ index }) => index)
    await make(join(root, 'again'), {})
    expect(await indexes(join(root, 'again'))).toEqual(await indexes(pack()))
    await make(join(root, 'word'), { word: 'kastanje' })
    expect(await indexes(join(root, 'word'))).not.toEqual(await indexes(pack()))
    expect(await verifyAuditPack(join(root, 'word'))).toMatchObject({ verdict: 'good', chosen: 25 })
  })

  test('fewer looks than asked: the whole log is drawn, and says so; another year has none', async () => {
    await make(join(root, 'few'), { organisation: 'base-team:hengelo' })
    expect(await verifyAuditPack(join(root, 'few'))).toMatchObject({ verdict: 'good', chosen: 6, drawn: 127 })
    const text = await readFile(join(root, 'few', 'LEESMIJ.txt'), 'utf8')
    expect(text).toContain('Het hele logboek is getrokken')
    expect(text).toContain('GEEN AANSTELLING GEVONDEN')
    expect(text).toContain('gegeven:  officier van justitie')
    await make(join(root, 'none'), { year: YEAR - 1 })
    expect(await verifyAuditPack(join(root, 'none'))).toMatchObject({
      verdict: 'good',
      chosen: 0,
      deletions: 1,
    })
  })

  test.each<[string, (looks: LooksFile) => void, string]>([
    [
      'a changed purpose',
      (looks) => Object.assign(chosenOf(looks)[3]!.opened.purpose!.value as object, { code: 'other' }),
      'its purpose is not what was logged',
    ],
    [
      'a changed account',
      (looks) => Object.assign(chosenOf(looks)[3]!.opened.who!.value as object, { account: 'x' }),
      'its who is not what was logged',
    ],
    [
      'a look left out of the draw',
      (looks) => looks.drawn.splice(looks.drawn.indexOf(chosenOf(looks)[3]!), 1),
      'was to be drawn here',
    ],
    ['a draw that ends early', (looks) => looks.drawn.pop(), 'ends after'],
    [
      'a look passed over though it was asked for',
      (looks) => {
        const one = chosenOf(looks)[3]!
        delete one.recorded
        one.opened = { when: one.opened.when!, capacity: one.opened.capacity! }
      },
      'was passed over, though it is one of those asked for',
    ],
    [
      'a look kept closed',
      (looks) => {
        const one = chosenOf(looks)[3]!
        delete one.recorded
        one.opened = {}
      },
      'was not opened, and nothing in the log says that it was forgotten',
    ],
    ['another word', (looks) => void (looks.asked.word = 'kastanje'), 'was to be drawn here'],
    [
      'another checkpoint',
      (looks) => void (looks.checkpoint = looks.checkpoint.replace(/\n\d+\n/, '\n99\n')),
      'signature that does not hold',
    ],
  ])('%s is found', async (_, change, what) => {
    const { verdict, problems } = await checkAfter(change)
    expect(verdict).toBe('tampered')
    expect(problems.map((problem) => problem.what).join('\n')).toContain(what)
  })

  test('a forgotten look is excused by its erasure, and by nothing else', async () => {
    expect(await verifyAuditPack(whole())).toMatchObject({
      verdict: 'good',
      chosen: 66 - forgotten,
      drawn: 127,
    })
    const without = await checkAfter((looks) => void (looks.excuses = []), whole())
    expect(without.problems.map(({ what }) => what)).toEqual(
      Array.from({ length: 5 }, () =>
        expect.stringContaining('nothing in the log says that it was forgotten'),
      ),
    )
    const other = await checkAfter((looks) => {
      const { index, leaf, inclusionProof } = looks.drawn[0]!
      looks.excuses = [{ index, leaf, inclusionProof }]
    }, whole())
    expect(other.verdict).toBe('tampered')
  })

  test('a deletion that stands in no log is found, and one that is none', async () => {
    const moved = await checkAfter((_, { logs }) => void (logs[0]!.deletions[0]!.index = 1))
    expect(moved.problems[0]).toMatchObject({ what: 'does not stand in the log at this place' })
    const other = await checkAfter((looks, { logs }) => {
      const log = logs.find(({ log: one }) => one.origin.endsWith('/access'))!
      const { index, leaf, inclusionProof } = looks.drawn[0]!
      log.deletions.push({ index, leaf, inclusionProof, firstSignedAt: null })
    })
    expect(other.problems[0]).toMatchObject({ what: 'is no erasure' })
  })

  test('the commands: made, checked with a key from elsewhere, and a changed file is found', async () => {
    const folder = join(root, 'by-command')
    const env = { HELDER_DATA: helder.database.dataDir, DATABASE_URL: helder.database.adminUrl }
    await helder.publish()
    const ran = await runHelder(['audit-pack', folder, '--looks', '5', '--word', 'linde'], env)
    expect(ran.said).toMatch(/^5 looks of \d{4}, drawn from \d+ leaves, and 2 proofs of deletion/)
    expect(ran.code).toBe(0)
    const verified = await runHelder(['verify', 'access-log'], env)
    const vkey = /Signed by (\S+)/.exec(verified.said)![1]!
    await writeFile(join(root, 'vkey'), `${vkey}\n`)
    const check = () => runHelder(['verify', 'audit-pack', folder, '--vkey', join(root, 'vkey')], {})
    expect(await check()).toMatchObject({
      code: 0,
      said: expect.stringContaining('The pack is whole: 5 looks'),
    })
    expect((await runHelder(['verify', 'audit-pack', folder], {})).said).toContain(
      `compare it with the one you know:\n${vkey}`,
    )
    expect((await runHelder(['audit-pack', folder], env)).code).toBe(2)
    const report = join(folder, 'LEESMIJ.txt')
    await writeFile(report, (await readFile(report, 'utf8')).replace('onderzoek', 'onderzoeK'))
    expect(await check()).toMatchObject({
      code: 1,
      said: expect.stringContaining('does not hold the digests'),
    })
    rmSync(report)
    expect((await check()).code).toBe(2)
  })

  test('another key is refused, and a folder that is no pack can not be checked', async () => {
    const { vkey } = (await looksOf(pack())).log
    expect((await verifyAuditPack(pack(), `${vkey}\n`)).verdict).toBe('good')
    // The key of before a rotation, and the present one.
    const before = vkeyText(generateLogKey('helder-demo.example/access'))
    expect((await verifyAuditPack(pack(), `${before}\n${vkey}\n`)).verdict).toBe('good')
    expect((await verifyAuditPack(pack(), before)).verdict).toBe('tampered')
    await expect(verifyAuditPack(pack(), 'no key')).rejects.toThrow(Unusable)
    const deletions = JSON.parse(await readFile(join(pack(), 'deletions.json'), 'utf8')) as DeletionsFile
    const enschede = deletions.logs.find(({ log }) => log.origin.endsWith('/enschede'))!
    expect((await verifyAuditPack(pack(), enschede.log.vkey)).verdict).toBe('tampered')
    await expect(verifyAuditPack(root)).rejects.toThrow(Unusable)
  })

  test('no pack is made of an access log that was tampered with', async () => {
    await helder.admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update access.log set purpose_code = 'other' where id = 20`
    })
    expect(await make(join(root, 'tampered'), {})).toEqual({ ok: false, reason: 'tampered' })
    expect(await make(pack(), {})).toEqual({ ok: false, reason: 'folder-in-use' })
  })
})
