/** Text of the letterhead stands in the colour on white paper: 4.5 to 1 at least (WCAG 2.2, 1.4.3). */
const CONTRAST_MIN = 4.5

/** Relative luminance of #rrggbb, from 0 (black) to 1 (white), as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** How far a colour stands from white paper: 1 (white) to 21 (black). */
export const contrastOnPaper = (colour: string): number => 1.05 / (luminance(colour) + 0.05)

export const isReadableOnPaper = (colour: string): boolean =>
  /^#[0-9a-f]{6}$/.test(colour) && contrastOnPaper(colour) >= CONTRAST_MIN
