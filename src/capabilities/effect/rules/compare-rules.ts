/** How strict a municipality is on a day: parts of the bylaw that hold, and how far its ladder of measures goes (`ladderScore`). */
export type Strictness = { parts: number; steps: number }
export const directions = ['to-laxer', 'alike', 'to-stricter'] as const
export type Direction = (typeof directions)[number]

/** Whether a dealer that moved came under laxer rules: fewer parts that hold, or as many and a ladder that goes less far. Where both are equal it came under neither. */
export function directionOf(from: Strictness, to: Strictness): Direction {
  const difference = to.parts - from.parts || to.steps - from.steps
  return difference < 0 ? 'to-laxer' : difference > 0 ? 'to-stricter' : 'alike'
}
