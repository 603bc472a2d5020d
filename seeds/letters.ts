import { presets } from '../src/capabilities/letters/presets.ts'
import type { Transaction } from '../src/platform/database.ts'
import { municipalities, programme } from './twente.ts'

/** An own colour each, all readable on paper; no municipality has its real ones. */
const colours = [
  '#0b544c',
  '#7a2e0e',
  '#1d4f8c',
  '#8a1538',
  '#4a5a0c',
  '#5b3a8c',
  '#9a3412',
  '#0f5f75',
  '#6b4a00',
  '#7c1f5c',
  '#22543d',
  '#37476b',
  '#8c2f39',
  '#2f5d1e',
  '#1b4b5a',
]

/** Templates of the region, and a made-up paper for every municipality and for the programme. */
export async function seedLetters(tx: Transaction): Promise<void> {
  const senders = [
    ...municipalities.map(({ slug, name, postcode }) => ({
      organisation: `municipality:${slug}`,
      name: `Gemeente ${name}`,
      town: name,
      postcode: `${postcode} ZZ`,
      mail: `heling@${slug}.example`,
    })),
    {
      organisation: programme.id,
      name: 'Programma heling Twente',
      town: 'Enschede',
      postcode: '7511 ZZ',
      mail: 'programma@heling.example',
    },
  ]
  const papers = senders.map(({ organisation, name, town, postcode, mail }, n) => ({
    id: `01900000-0000-7000-8000-0000000e${String(n).padStart(4, '0')}`,
    organisation_id: organisation,
    valid_from: '2014-07-01',
    sender_name: name,
    return_address: `${name}, Postbus 99${String(n).padStart(2, '0')}, ${postcode} ${town}`,
    visit_address: `Voorbeeldplein ${n + 1}\n${postcode} ${town}`,
    contact: `Team aanpak heling\n0740 10 00 ${String(n).padStart(2, '0')}\n${mail}`,
    signatory_name: `${'DFNLOPRSTVWAEB'[n % 14]}. Fictie`,
    signatory_function: 'Coördinator aanpak heling',
    colour: colours[n]!,
    made_by_name: 'helder seed',
  }))
  await tx`insert into programme.letterhead ${tx(papers)} on conflict do nothing`
  const templates = presets.map(({ kind }, n) => ({ id: templateId(n), kind, version: 1 }))
  await tx`insert into programme.letter_template ${tx(templates)} on conflict do nothing`
  const versions = presets.map(({ nameNl, nameEn, subject, body }, n) => ({
    template_id: templateId(n),
    version: 1,
    name_nl: nameNl,
    name_en: nameEn,
    subject,
    body,
    written_by_name: 'helder seed',
  }))
  await tx`insert into programme.letter_template_version ${tx(versions)} on conflict do nothing`
}

/** The template of the nth preset. */
export const templateId = (n: number) => `01900000-0000-7000-8000-0000000f${String(n).padStart(4, '0')}`
