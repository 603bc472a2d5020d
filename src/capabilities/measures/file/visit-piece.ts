import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { type VisitView, visitPaper } from '../../visits/public.ts'
import { items, paragraphs } from '../print/blocks.ts'
import type { Piece } from './piece.ts'

/** The report of a visit as a piece; its findings and their photos are pieces of their own. */
export function visitPiece(visit: VisitView): Piece {
  const { title, organisation, reference, facts, people, home, stopped, groups, scans, paperRegister, said } =
    visitPaper(visit, [])
  const withNote = (text: string, note: string | null) => (note === null ? text : `${text} (${note})`)
  const sections = [
    {
      heading: 'Wie erbij waren',
      blocks: items(
        people.map(({ name, capacity, identification }) => `${name}, ${capacity}. ${identification}`),
      ),
    },
    ...(home === null ? [] : [{ heading: 'De woning', blocks: paragraphs(home) }]),
    ...groups.map((group) => ({
      heading: group.title,
      blocks: [
        ...paragraphs(group.basis),
        ...items(group.rows.map(({ question, answer, note }) => withNote(`${question} ${answer}`, note))),
      ],
    })),
    {
      heading: 'Goederen in de winkel',
      blocks: items(
        scans.map(({ number, answer, note, at }) => withNote(`${at} ${number}: ${answer}`, note)),
      ),
    },
    ...(paperRegister === null
      ? []
      : [
          {
            heading: 'Het papieren register',
            blocks: items([
              ...paperRegister.facts.map(({ name, value }) => `${name}: ${value}`),
              ...paperRegister.gaps,
            ]),
          },
        ]),
    ...(stopped === null ? [] : [{ heading: stopped.title, blocks: paragraphs(stopped.text) }]),
    { heading: 'Wat er is gezegd', blocks: said.flatMap(paragraphs) },
  ]
  return {
    day: dayInAmsterdam(new Date(visit.endedAt ?? visit.begunAt ?? visit.plannedOn ?? 0)),
    title,
    content: visit,
    print: {
      kind: 'sheet',
      source: [organisation, reference].join('. '),
      facts,
      sections: sections.filter(({ blocks }) => blocks.length > 0),
      pictures: [],
    },
  }
}
