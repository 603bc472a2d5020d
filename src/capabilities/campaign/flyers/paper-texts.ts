import { isMessageKey, type Locale, translate } from '../../../platform/messages/index.ts'
import type { PaperCode } from '../rules/flyers/codes.ts'

type Panel = { title: string; text: string[]; points: string[] }
export type PaperTexts = {
  heading: string
  /** The heading in the lines that its words fall into. */
  headingLines: string[]
  lead: string
  drawingAlt: string
  scan: string
  orType: string
  /** Says what the code counts, and what not. */
  small: string
  stepsHeading: string
  steps: { title: string; text: string }[]
  closing: string
  closingLines: string[]
  panels: Panel[]
}

/** What stands on a paper. A folder has panels, the others have steps on their back; what a paper lacks is empty. */
export function paperTexts(paper: PaperCode, locale: Locale): PaperTexts {
  const say = (part: string): string => {
    const key = `flyers.paper.${paper}.${part}`
    return isMessageKey(key) ? translate(locale, key) : ''
  }
  // Paragraphs and points stand in one message, so that a translator sees them together.
  const parts = (part: string): string[] => say(part).split('|').filter(Boolean)
  const steps = [1, 2, 3].map((n) => ({ title: say(`step-${n}.title`), text: say(`step-${n}.text`) }))
  const panels = [1, 2, 3, 4].map((n) => ({
    title: say(`panel-${n}.title`),
    text: parts(`panel-${n}.text`),
    points: parts(`panel-${n}.points`),
  }))
  return {
    heading: parts('heading').join(' '),
    headingLines: parts('heading'),
    lead: say('lead'),
    drawingAlt: say('drawing'),
    scan: say('scan'),
    orType: say('or-type'),
    small: translate(locale, 'flyers.paper.small'),
    stepsHeading: say('steps'),
    steps: steps.filter(({ title }) => title !== ''),
    closing: parts('closing').join(' '),
    closingLines: parts('closing'),
    panels: panels.filter(({ title }) => title !== ''),
  }
}
