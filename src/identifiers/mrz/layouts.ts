/** Where a field stands: line, from, to (exclusive), counted from 0. */
export type Place = [line: number, from: number, to: number]

export type Layout = {
  format: 'TD1' | 'TD2' | 'TD3'
  lines: number
  length: number
  documentNumber: Place
  documentNumberCheck: Place
  /** Holds the rest of a long document number; otherwise personal data, which never leaves this folder. */
  optional: Place
  birthDate: Place
  birthDateCheck: Place
  sex: Place
  expiryDate: Place
  expiryDateCheck: Place
  nationality: Place
  name: Place
  /** The parts that the composite digit covers, in order. */
  composite: Place[]
  compositeCheck: Place
  /** Only a passport has a check digit over its optional field. */
  optionalCheck?: Place
}

const td1: Layout = {
  format: 'TD1',
  lines: 3,
  length: 30,
  documentNumber: [0, 5, 14],
  documentNumberCheck: [0, 14, 15],
  optional: [0, 15, 30],
  birthDate: [1, 0, 6],
  birthDateCheck: [1, 6, 7],
  sex: [1, 7, 8],
  expiryDate: [1, 8, 14],
  expiryDateCheck: [1, 14, 15],
  nationality: [1, 15, 18],
  name: [2, 0, 30],
  composite: [
    [0, 5, 30],
    [1, 0, 7],
    [1, 8, 15],
    [1, 18, 29],
  ],
  compositeCheck: [1, 29, 30],
}

/** The second line of TD2 and TD3 is the same up to the optional field. */
const secondLine = {
  lines: 2,
  documentNumber: [1, 0, 9],
  documentNumberCheck: [1, 9, 10],
  nationality: [1, 10, 13],
  birthDate: [1, 13, 19],
  birthDateCheck: [1, 19, 20],
  sex: [1, 20, 21],
  expiryDate: [1, 21, 27],
  expiryDateCheck: [1, 27, 28],
} satisfies Partial<Layout>

const td2: Layout = {
  ...secondLine,
  format: 'TD2',
  length: 36,
  optional: [1, 28, 35],
  name: [0, 5, 36],
  composite: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 35],
  ],
  compositeCheck: [1, 35, 36],
}

const td3: Layout = {
  ...secondLine,
  format: 'TD3',
  length: 44,
  optional: [1, 28, 42],
  optionalCheck: [1, 42, 43],
  name: [0, 5, 44],
  composite: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 43],
  ],
  compositeCheck: [1, 43, 44],
}

export const layouts: Layout[] = [td1, td2, td3]
