import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { type LetterContent, logoOf, papersOn } from '../../letters/public.ts'
import type { FileView } from '../contract.ts'
import { documentFields, type DocumentView } from '../documents/contract.ts'
import { writeDocument } from './write-document.ts'

/** Without a letterhead the name of the municipality stands above the letter. */
const PLAIN_COLOUR = '#0b544c'

/** A document of a file as a letter on the paper of the municipality, as that was on its date. */
export async function letterOf(
  tx: Transaction,
  { municipality, number: fileNumber }: Pick<FileView, 'municipality' | 'number'>,
  { kind, fields: kept, settled, changedAt }: DocumentView,
): Promise<{ letter: LetterContent; logo: Buffer | null }> {
  // One that was kept before the form had a part gets that part empty.
  const fields = documentFields.parse(kept)
  const on = fields.date === '' ? dayInAmsterdam(new Date(changedAt)) : fields.date
  const [place] = await tx<
    { name: string }[]
  >`select name from policy.municipality where slug = ${municipality}`
  const municipalityName = place!.name
  const own = (await papersOn(tx, on)).forMunicipality(municipality)
  // A decision never goes out on the paper of the programme.
  const paper = own?.organisationId === `municipality:${municipality}` ? own : null
  const sender = paper ?? {
    senderName: `Gemeente ${municipalityName}`,
    returnAddress: '',
    visitAddress: '',
    contact: '',
    colour: PLAIN_COLOUR,
  }
  const letter = writeDocument({
    kind,
    number: settled?.number ?? null,
    fileNumber,
    municipalityName,
    fields,
    paper: sender,
  })
  return { letter, logo: paper === null ? null : await logoOf(tx, paper.id) }
}
