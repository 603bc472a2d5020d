import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { sayDay } from '../../../platform/messages/say-values.ts'
import { translate } from '../../../platform/messages/index.ts'
import type { SignedDocument } from '../../disclosures/public.ts'
import { items, paragraphs } from '../print/blocks.ts'
import type { Piece } from './piece.ts'

export type ReceivedReport = { document: SignedDocument; digest: string }

/** An administrative report of police as it was received: all that a file holds of what police know. */
export function reportPiece({ document, digest }: ReceivedReport): Piece {
  const { number, from, dealer, branch, subject, basis, basisText, facts, request, signedBy, signedAt } =
    document
  const day = dayInAmsterdam(new Date(signedAt))
  return {
    day,
    title: `Bestuurlijke rapportage ${number} van ${from}`,
    content: document,
    print: {
      kind: 'sheet',
      source: `Ondertekend door ${signedBy} op ${sayDay(day, 'nl')}. Vingerafdruk bij ontvangst: ${digest}.`,
      facts: [
        { name: 'Over', value: `${dealer.name}\nKvK ${dealer.kvkNumber}` },
        { name: 'Vestiging', value: `${branch.name}\n${branch.address}` },
        { name: 'Onderwerp', value: subject },
        {
          name: 'Grond',
          value: [translate('nl', `disclosure.basis.${basis}`), basisText].filter(Boolean).join('. '),
        },
      ],
      sections: [
        {
          heading: 'Feiten',
          blocks: items(
            facts.map((fact) => `${sayDay(fact.observedOn, 'nl')}: ${fact.text} (bron: ${fact.source})`),
          ),
        },
        { heading: 'Wat de politie vraagt', blocks: paragraphs(request) },
      ],
      pictures: [],
    },
  }
}
