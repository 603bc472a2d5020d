import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { sayDay } from '../../../platform/messages/say-values.ts'
import { type MessageKey, translate } from '../../../platform/messages/index.ts'
import type { FindingView } from '../../findings/public.ts'
import { items, paragraphs, section } from '../print/blocks.ts'
import type { Piece, PiecePicture } from './piece.ts'

const clock = new Intl.DateTimeFormat('nl-NL', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Amsterdam',
})

/** One finding as a piece: what, when, by whom in what capacity, the rule of that day, the evidence, and what the dealer said. */
export function findingPiece(finding: FindingView, photos: ReadonlyMap<string, PiecePicture>): Piece {
  const { kind, weight, basis, text, observedAt, capacity, recordedAt, recordedBy, organisationName } =
    finding
  const { evidence, answers, told, withdrawn } = finding
  const say = (key: MessageKey, values = {}) => translate('nl', key, values)
  const observed = new Date(observedAt)
  const day = dayInAmsterdam(observed)
  const noted = dayInAmsterdam(new Date(recordedAt))
  return {
    day,
    title: `Constatering: ${lowerFirst(say(`finding.kind.${kind}`))}`,
    content: finding,
    print: {
      kind: 'sheet',
      source: `Genoteerd door ${recordedBy}, ${organisationName}, op ${on(noted)}.`,
      facts: [
        { name: 'Gezien op', value: `${on(day)}, ${clock.format(observed)} uur` },
        { name: 'In de hoedanigheid van', value: say(`shell.role.${capacity}`) },
        { name: 'Gewicht', value: say(`finding.weight.${weight}`) },
        {
          name: 'De regel van die dag',
          value: basis === null ? 'Geen' : `${basis.article} (${basis.publication})`,
        },
        {
          name: 'Verteld aan de handelaar',
          value:
            told === null ? 'Nog niet' : `Op ${on(told.on)}; reageren kon tot en met ${on(told.answerUntil)}`,
        },
        ...(withdrawn === null
          ? []
          : [{ name: 'Ingetrokken', value: `Op ${on(withdrawn.on)}: ${withdrawn.reason}` }]),
      ],
      sections: [
        { heading: 'Wat er is gezien', blocks: paragraphs(text) },
        ...asSection(
          'Bewijs',
          items(
            evidence.map(({ words, digest }) =>
              [words, digest && `vingerafdruk ${digest}`].filter(Boolean).join(', '),
            ),
          ),
        ),
        ...asSection(
          'Wat de handelaar zei',
          answers.flatMap((answer) => paragraphs(`${capital(on(answer.on))}: ${answer.text}`)),
        ),
      ],
      pictures: evidence.flatMap(({ ref }) => (ref === null ? [] : (photos.get(ref) ?? []))),
    },
  }
}

function asSection(heading: string, blocks: ReturnType<typeof section>) {
  return blocks.length === 0 ? [] : [{ heading, blocks }]
}
const on = (day: Day) => sayDay(day, 'nl')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
