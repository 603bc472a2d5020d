/** Cyan, magenta, yellow and black in per cent, as a printing office mixes them. */
export type Cmyk = readonly [cyan: number, magenta: number, yellow: number, black: number]

/** Deep enough that white text on it reads at arm's length (a test keeps 7:1). */
const PLAIN: Cmyk = [90, 35, 55, 50]
const styles: Record<string, Cmyk> = {
  almelo: [100, 70, 10, 40],
  borne: [90, 30, 85, 50],
  dinkelland: [85, 35, 90, 50],
  enschede: [20, 100, 75, 40],
  haaksbergen: [100, 60, 20, 45],
  hellendoorn: [90, 40, 90, 45],
  hengelo: [100, 80, 15, 35],
  'hof-van-twente': [85, 45, 95, 45],
  losser: [15, 100, 90, 45],
  oldenzaal: [60, 95, 25, 40],
  'rijssen-holten': [95, 65, 20, 45],
  tubbergen: [25, 95, 85, 50],
  twenterand: [95, 45, 65, 45],
  wierden: [100, 65, 30, 40],
}

/** The colour of a municipality on paper; made up, as its arms are not ours. */
export const colourOf = (municipality: string): Cmyk => styles[municipality] ?? PLAIN
