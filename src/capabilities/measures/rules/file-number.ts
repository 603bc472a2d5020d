/** The number of a case file or exemption request as people write it: 2026-0007. */
export function fileNumber({ year, sequence }: { year: number; sequence: number }): string {
  return `${year}-${String(sequence).padStart(4, '0')}`
}
