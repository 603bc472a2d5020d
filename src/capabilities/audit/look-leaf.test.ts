import fc from 'fast-check'
import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../tests/database.ts'
import { canonicalJson, keyOfGroup, LOOK_GROUPS, type LookGroup, opens, readLeaf } from '../../log/public.ts'
import { type Database, openDatabase } from '../../platform/database.ts'

type Look = {
  id: number
  at: string
  organisation: string
  account: string
  role: string
  action: string
  subjectKind: string
  subject: string
  subjectOrganisation: string | null
  purposeCode: string
  purposeText: string | null
  givenTo: string | null
}
type Vectors = {
  key: string
  groups: Record<LookGroup, unknown>
  groupKeys: Record<LookGroup, string>
  leaf: string
}

const document = readFileSync(new URL('../../../docs/leaf.md', import.meta.url), 'utf8')
const vectors = JSON.parse(
  /## Vectors of a look[\s\S]*?```json\n([\s\S]*?)```/.exec(document)?.[1] ?? '',
) as Vectors

let database: TestDatabase
let admin: Database
beforeAll(async () => {
  database = await testDatabase()
  admin = openDatabase(database.adminUrl, { max: 1 })
})
afterAll(async () => {
  await admin.end({ timeout: 5 })
  await database.drop()
})

/** The leaf as the database makes it, of a row that stands nowhere. */
async function leafOf(look: Look, key: Buffer): Promise<Buffer> {
  const [row] = await admin<{ body: Buffer }[]>`
    select access.look_leaf_body(row(${look.id}::bigint, ${look.at}::text::timestamptz, ${look.organisation}::text, ${look.account}::text,
      ${look.role}::text, ${look.action}::text, ${look.subjectKind}::text, ${look.subject}::text,
      ${look.subjectOrganisation}::text, ${look.purposeCode}::text, ${look.purposeText}::text, ${look.givenTo}::text)::access.log,
      ${key}) as body`
  return row!.body
}

/** What the groups hold, written here anew from docs/leaf.md. */
function groupsOf(look: Look): Record<LookGroup, unknown> {
  return {
    who: { account: look.account },
    capacity: { organisation: look.organisation, role: look.role },
    when: { at: look.at, look: look.id },
    purpose: { code: look.purposeCode, text: look.purposeText },
    what: {
      action: look.action,
      subject: look.subject,
      subjectKind: look.subjectKind,
      subjectOrganisation: look.subjectOrganisation,
    },
    givenTo: look.givenTo,
  }
}

const example: Look = {
  id: 41,
  at: '2026-11-24T13:05:00.123456Z',
  organisation: 'base-team:enschede',
  account: '5f0c7f2e-0000-4000-8000-000000000001',
  role: 'detective',
  action: 'open-seller-of-hit',
  subjectKind: 'entry',
  subject: '01932a10-0000-7000-8000-000000000002',
  subjectOrganisation: 'dealer:99000001',
  purposeCode: 'investigation-theft',
  purposeText: 'PL0500-2026001, "fiets"',
  givenTo: null,
}

test('the vectors of docs/leaf.md, made by the database and read by the verifier', async () => {
  const key = Buffer.from(vectors.key, 'hex')
  expect(groupsOf(example)).toEqual(vectors.groups)
  const body = await leafOf(example, key)
  expect(body.toString()).toBe(vectors.leaf)
  const leaf = readLeaf(body)
  if (leaf?.type !== 'look') throw new Error('not a look')
  for (const group of LOOK_GROUPS) {
    expect(keyOfGroup(key, group).toString('hex')).toBe(vectors.groupKeys[group])
    expect(opens(leaf.commitments[group], keyOfGroup(key, group), vectors.groups[group])).toBe(true)
  }
})

test('the database makes HMAC-SHA256 as everyone does', async () => {
  for (const length of [0, 1, 31, 55, 56, 64, 65, 500]) {
    const [key, message] = [randomBytes(32), randomBytes(length)]
    const [row] = await admin<{ made: Buffer }[]>`select access.hmac_sha256(${key}, ${message}) as made`
    expect(row!.made.equals(createHmac('sha256', key).update(message).digest())).toBe(true)
  }
})

// PostgreSQL holds no NUL and no half characters; everything else can stand in a purpose.
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).filter((one) => !one.includes('\0'))

test('the database writes canonical JSON, whatever a text holds', async () => {
  const rows = fc.record({
    purposeText: fc.option(text),
    subject: text,
    account: text,
    givenTo: fc.option(text),
    subjectOrganisation: fc.option(text),
  })
  await fc.assert(
    fc.asyncProperty(rows, fc.uint8Array({ minLength: 32, maxLength: 32 }), async (fields, bytes) => {
      const key = Buffer.from(bytes)
      const look = { ...example, ...fields }
      const body = await leafOf(look, key)
      const leaf = readLeaf(body)
      if (leaf?.type !== 'look') throw new Error(`not a leaf: ${body.toString()}`)
      const groups = groupsOf(look)
      const wrong = LOOK_GROUPS.filter((group) => {
        const made = createHmac('sha256', keyOfGroup(key, group)).update(canonicalJson(groups[group]))
        return made.digest('base64') !== leaf.commitments[group]
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: 200 },
  )
})

test('control: one other character, or the same text under another key, does not open', async () => {
  const key = randomBytes(32)
  const leaf = readLeaf(await leafOf(example, key))
  if (leaf?.type !== 'look') throw new Error('not a look')
  const purpose = groupsOf(example).purpose
  expect(opens(leaf.commitments.purpose, keyOfGroup(key, 'purpose'), purpose)).toBe(true)
  const other = groupsOf({ ...example, purposeText: 'PL0500-2026001, "fietS"' }).purpose
  expect(opens(leaf.commitments.purpose, keyOfGroup(key, 'purpose'), other)).toBe(false)
  expect(opens(leaf.commitments.purpose, keyOfGroup(randomBytes(32), 'purpose'), purpose)).toBe(false)
  expect(opens(leaf.commitments.purpose, keyOfGroup(key, 'who'), purpose)).toBe(false)
})
