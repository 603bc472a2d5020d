const fineness = '999 990 986 958 925 916 900 875 850 835 833 830 800 750 585 583 417 375 333 950'.split(' ')
const marks = new Set(fineness.flatMap((mark) => [mark, `${mark}0`, `AU${mark}`, `AG${mark}`, `PT${mark}`]))
const carats = /^(?:8|9|10|14|18|20|21|22|24) ?(?:K|KT|KRT|CT|KARAAT|CARAT|KARAT)$/

/** True for a fineness or carat mark: it says what a group of goods is made of (Waarborgwet), never which one. */
export function isHallmark(canonical: string): boolean {
  return marks.has(canonical) || carats.test(canonical)
}
