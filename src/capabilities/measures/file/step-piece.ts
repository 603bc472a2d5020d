import { dayInAmsterdam, isDay } from '../../../kernel/dates.ts'
import { sayDay } from '../../../platform/messages/say-values.ts'
import { isMessageKey, type MessageKey, translate } from '../../../platform/messages/index.ts'
import type { FileView, StepView } from '../contract.ts'
import { euro, paragraphs } from '../print/blocks.ts'
import { saidValues } from '../rules/said-values.ts'
import type { Piece } from './piece.ts'

/** Long enough to stand under a heading of its own. */
const LONG = ['text', 'reason']

/** A step without a document as a piece: a view, a delivery, an objection, a payment, with all that was noted. */
export function stepPiece(file: FileView, step: StepView): Piece {
  const said = saidValues(file, step)
  const nameOf = (name: string) => translate('nl', `case-file.value.${name}` as MessageKey)
  return {
    day: step.on,
    title: translate('nl', `case-file.step.${step.kind}`),
    content: step,
    print: {
      kind: 'sheet',
      source: `Genoteerd door ${step.recordedBy} op ${sayDay(dayInAmsterdam(new Date(step.recordedAt)), 'nl')}.`,
      facts: [
        { name: 'Dag', value: sayDay(step.on, 'nl') },
        ...said
          .filter(({ name }) => !LONG.includes(name))
          .map(({ name, value }) => ({ name: nameOf(name), value: textOf(name, value) })),
      ],
      sections: said
        .filter(({ name }) => LONG.includes(name))
        .map(({ name, value }) => ({ heading: nameOf(name), blocks: paragraphs(String(value)) })),
      pictures: [],
    },
  }
}

function textOf(name: string, value: unknown): string {
  const coded = `case-file.value.${name}.${String(value)}`
  if (typeof value === 'number' && name.endsWith('Cents')) return euro(value)
  if (typeof value === 'boolean') return translate('nl', value ? 'case-file.yes' : 'case-file.no')
  if (isMessageKey(coded)) return translate('nl', coded)
  return typeof value === 'string' && isDay(value) ? sayDay(value, 'nl') : String(value)
}
