/** A part of a picture, in its own points. */
export type Box = { left: number; top: number; width: number; height: number }

/** Smaller than this is a tap and no frame, and no number in print either. */
export const FRAME_MIN = { width: 20, height: 8 }
/** One press of an arrow, as a part of the picture. */
const STEP = 0.02

const arrows: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/**
 * The frame after a press of an arrow: it comes in the middle, moves, or with `resize` grows and shrinks at its right and
 * lower edge; never beyond the picture. Null for another key.
 */
export function moveFrame(
  box: Box | null,
  { key, resize }: { key: string; resize: boolean },
  picture: { width: number; height: number },
): Box | null {
  const arrow = arrows[key]
  if (arrow === undefined) return null
  const { width, height } = picture
  if (box === null) return { left: width * 0.2, top: height * 0.4, width: width * 0.6, height: height * 0.2 }
  const [dx, dy] = [arrow.x * width * STEP, arrow.y * height * STEP]
  if (resize) {
    return {
      ...box,
      width: between(FRAME_MIN.width, box.width + dx, width - box.left),
      height: between(FRAME_MIN.height, box.height + dy, height - box.top),
    }
  }
  return {
    ...box,
    left: between(0, box.left + dx, width - box.width),
    top: between(0, box.top + dy, height - box.height),
  }
}

function between(least: number, value: number, most: number): number {
  return Math.max(least, Math.min(most, value))
}
