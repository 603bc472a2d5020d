/** Modules of white around a QR code, which scanners need to find it (ISO/IEC 18004). */
const QUIET = 4

export type QrModules = { size: number; get: (row: number, column: number) => number }

/** The dark modules of a QR code as one SVG path, and the side of its square in modules, the white around it included. */
export function qrPath({ size, get }: QrModules): { path: string; side: number } {
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
    }
  }
  return { path, side: size + 2 * QUIET }
}
