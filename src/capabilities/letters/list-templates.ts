import type { Transaction } from '../../platform/database.ts'
import { type LetterTemplate, type TemplateKind, templateKinds, type TemplateVersion } from './contract.ts'
import { fields } from './rules/fields.ts'
import { missingFields } from './rules/fill-template.ts'

type Row = Omit<LetterTemplate, 'asks' | 'writtenAt'> & { writtenAt: Date }

const templates = (tx: Transaction, where: ReturnType<Transaction>) => tx<Row[]>`
  select t.id, t.kind, t.version, replace(t.organisation_id, 'municipality:', '') as owner, t.archived_on as "archivedOn",
         programme.may_write_template(t.organisation_id) as "mayWrite", v.name_nl as "nameNl", v.name_en as "nameEn",
         v.subject, v.body, v.written_at as "writtenAt", v.written_by_name as "writtenBy"
    from programme.letter_template t
    join programme.letter_template_version v on (v.template_id, v.version) = (t.id, t.version)
   ${where}
   order by t.archived_on is not null, array_position(${[...templateKinds]}::text[], t.kind), t.organisation_id is not null,
            v.name_nl, t.id`

/** The templates of the region and of the caller's municipalities, those in use first. */
export async function listTemplates(tx: Transaction): Promise<LetterTemplate[]> {
  return (await templates(tx, tx``)).map(viewOf)
}

/** One template as it reads now; null when there is none. */
export async function readTemplateById(tx: Transaction, id: string): Promise<LetterTemplate | null> {
  const [row] = await templates(tx, tx`where t.id = ${id}`)
  return row === undefined ? null : viewOf(row)
}

/** The template of a kind that is in use: the one of the caller's own organisation, else that of the region. */
export async function templateOfKind(tx: Transaction, kind: TemplateKind): Promise<LetterTemplate | null> {
  const rows = await templates(tx, tx`where t.kind = ${kind} and t.archived_on is null`)
  const row =
    rows.find(({ owner, mayWrite }) => owner !== null && mayWrite) ?? rows.find((r) => r.owner === null)
  return row === undefined ? null : viewOf(row)
}

/** Every text that a template ever had, newest first. */
export async function listTemplateVersions(tx: Transaction, id: string): Promise<TemplateVersion[]> {
  const rows = await tx<(Omit<TemplateVersion, 'writtenAt'> & { writtenAt: Date })[]>`
    select version, name_nl as "nameNl", name_en as "nameEn", subject, body, written_at as "writtenAt",
           written_by_name as "writtenBy"
      from programme.letter_template_version where template_id = ${id} order by version desc`
  return rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() }))
}

function viewOf(row: Row): LetterTemplate {
  const asks = missingFields(row, {}).filter((name) => fields[name].source === 'given')
  return { ...row, asks, writtenAt: row.writtenAt.toISOString() }
}
