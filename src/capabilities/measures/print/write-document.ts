import type { Day } from '../../../kernel/dates.ts'
import { sayDay } from '../../../platform/messages/say-values.ts'
import type { LetterContent, Paper } from '../../letters/public.ts'
import type { DocumentFields } from '../documents/contract.ts'
import { partsOf } from '../rules/document-parts.ts'
import type { DocumentKind, Measure } from '../rules/file-states.ts'
import { type Block, heading, items, paragraphs } from './blocks.ts'
import { writePart } from './write-part.ts'

export const documentNames: Record<DocumentKind, string> = {
  announcement: 'Voornemen',
  warning: 'Waarschuwing',
  order: 'Last onder dwangsom',
  closure: 'Besluit tot sluiting',
  'no-measure': 'Besluit om geen maatregel te nemen',
  reinspection: 'Verslag van de hercontrole',
  collection: 'Besluit tot invordering van een dwangsom',
  'objection-decision': 'Beslissing op uw bezwaar',
  lifting: 'Besluit tot opheffing',
}
const intended: Record<Measure, string> = {
  warning: 'een waarschuwing te geven',
  order: 'een last onder dwangsom op te leggen',
  closure: 'uw bedrijf te sluiten',
}
const openings: Record<DocumentKind, string> = {
  announcement:
    'Wij willen een maatregel nemen tegen uw bedrijf. In deze brief leest u wat wij van plan zijn en waarom. Het is nog geen besluit: u kunt eerst reageren.',
  warning: 'U krijgt van ons een waarschuwing. In deze brief leest u waarom, en wat u in orde moet maken.',
  order:
    'Wij leggen u een last onder dwangsom op. Dat betekent: u moet iets doen of laten, en als u dat niet op tijd doet, moet u een bedrag betalen.',
  closure:
    'Wij sluiten uw bedrijf voor een bepaalde tijd. In deze brief leest u waarom, van wanneer tot wanneer, en wat u kunt doen.',
  'no-measure': 'Wij nemen geen maatregel tegen uw bedrijf. In deze brief leest u waarom.',
  reinspection: 'Wij hebben gecontroleerd of u doet wat u moest doen. In dit verslag staat wat wij zagen.',
  collection:
    'U hebt niet gedaan wat u moest doen. Daarom bent u een dwangsom verschuldigd, en die gaan wij innen.',
  'objection-decision': 'U hebt bezwaar gemaakt tegen een besluit. In deze brief leest u onze beslissing.',
  lifting: 'Wij heffen een maatregel tegen uw bedrijf op. In deze brief leest u waarom.',
}
const authorities = {
  '': '',
  mayor: 'de burgemeester',
  executive: 'het college van burgemeester en wethouders',
} as const

export type DocumentToWrite = {
  kind: DocumentKind
  /** Null: a draft, which has no number yet. */
  number: string | null
  fileNumber: string
  municipalityName: string
  fields: DocumentFields
  paper: Pick<Paper, 'senderName' | 'returnAddress' | 'visitAddress' | 'contact' | 'colour'>
}

/** A document of a case file as the letter that the dealer gets: what is not filled in does not stand there. */
export function writeDocument({
  kind,
  number,
  fileNumber,
  municipalityName,
  fields,
  paper,
}: DocumentToWrite): LetterContent {
  const { senderName: name, returnAddress, visitAddress, contact, colour } = paper
  const { signer, addressee } = fields
  const blocks: Block[] = [
    ...paragraphs('Geachte heer of mevrouw,'),
    ...paragraphs(openings[kind]),
    ...partsOf(kind, fields.measure).flatMap((part) => writePart(part, fields, kind)),
    ...sourcesOf(fields, fileNumber),
    ...mandateOf(fields, municipalityName),
  ]
  return {
    reference: number ?? 'concept, nog niet vastgesteld',
    addressee: [
      addressee.name || '(nog geen naam)',
      ...addressee.address.split(/\n|, ?/).filter((line) => line !== ''),
    ],
    day: isFilled(fields.date) ? sayDay(fields.date, 'nl') : '(nog geen datum)',
    subject: subjectOf(kind, fields),
    blocks,
    closing:
      signer.onBehalfOf === ''
        ? 'Met vriendelijke groet,'
        : `Namens ${authorities[signer.onBehalfOf]} van ${municipalityName},`,
    sender: {
      name,
      returnAddress,
      visitAddress,
      contact,
      colour,
      signatoryName: signer.name || '(nog geen naam)',
      signatoryFunction: signer.position || '(nog geen functie)',
    },
  }
}

/** What the letter is about, in its head and in the list of pieces. */
export function subjectOf(kind: DocumentKind, { measure }: Pick<DocumentFields, 'measure'>): string {
  if (kind !== 'announcement' || measure === '') return documentNames[kind]
  return `${documentNames[kind]} om ${intended[measure]}`
}

function sourcesOf({ delivery }: DocumentFields, fileNumber: string): Block[] {
  const ways = {
    '': '',
    post: 'U krijgt deze brief per aangetekende post.',
    'handed-over': 'Deze brief wordt aan u in handen gegeven.',
    signed: 'U tekent voor de ontvangst van deze brief.',
  } as const
  const sentence = `Dit hoort bij dossier ${fileNumber}. U kunt de stukken van het dossier bij ons inzien.`
  return [heading('Het dossier'), ...paragraphs(`${sentence} ${ways[delivery.way]}`.trim())]
}

function mandateOf({ signer }: DocumentFields, municipalityName: string): Block[] {
  const { onBehalfOf, decree, from, until } = signer
  if (onBehalfOf === '' || decree === '') return []
  const term = [
    isFilled(from) && `vanaf ${sayDay(from, 'nl')}`,
    isFilled(until) && `tot en met ${sayDay(until, 'nl')}`,
  ]
  const words = [
    `Mandaat van ${authorities[onBehalfOf]} van ${municipalityName}: ${decree}`,
    ...term.filter(Boolean),
  ]
  return [heading('Wie dit ondertekent'), ...items([`${words.join(', ')}.`])]
}

function isFilled(day: string): day is Day {
  return day !== ''
}
