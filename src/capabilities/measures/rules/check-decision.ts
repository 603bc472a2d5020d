import type { DocumentFields, MissingElement } from '../documents/contract.ts'
import type { Checked } from './element-gaps.ts'
import { type Element, elements } from './elements.ts'
import type { DocumentKind } from './file-states.ts'

/**
 * What a document still misses, each with the article that asks for it and the field to fill. Nothing missing doesn't make a
 * decision right: what a machine can't judge is `notChecked` of the element.
 */
export function checkDecision(kind: DocumentKind, fields: DocumentFields, around: Checked): MissingElement[] {
  return elementsOf(kind).flatMap(({ name, article, gap }) => {
    const found = gap(fields, around)
    return found === null ? [] : [{ element: name, article, field: found.field, values: found.values ?? {} }]
  })
}

/** The elements that a kind of document must have. */
export function elementsOf(kind: DocumentKind): Element[] {
  return elements.filter(({ kinds }) => kinds.includes(kind))
}
