// SHA-256 (FIPS 180-4) over one block of ASCII: WebCrypto answers by promise, which costs more than the sum itself.
const constants = new Uint32Array(64)
const start = new Uint32Array(8)

/** The first 32 bits behind the point of the cube or square root. */
const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) >>> 0
for (let candidate = 2, count = 0; count < 64; candidate++) {
  let isPrime = true
  for (let factor = 2; factor * factor <= candidate && isPrime; factor++) isPrime = candidate % factor !== 0
  if (!isPrime) continue
  constants[count] = fraction(Math.cbrt(candidate))
  if (count < 8) start[count] = fraction(Math.sqrt(candidate))
  count++
}

const schedule = new Uint32Array(64)
const rotate = (x: number, by: number) => (x >>> by) | (x << (32 - by))

function mix(state: Uint32Array): void {
  for (let i = 16; i < 64; i++) {
    const x = schedule[i - 15]!
    const y = schedule[i - 2]!
    const small = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)
    const large = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)
    schedule[i] = schedule[i - 16]! + small + schedule[i - 7]! + large
  }
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i++) {
    const one =
      (h +
        (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
        ((e & f) ^ (~e & g)) +
        constants[i]! +
        schedule[i]!) |
      0
    const two = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  const rounds = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = state[i]! + rounds[i]!
}

/** SHA-256 of a text of ASCII characters, as eight numbers of 32 bits. */
export function sha256(text: string): Uint32Array {
  const state = start.slice()
  const bytes = text.length + 9
  const blocks = Math.ceil(bytes / 64)
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) {
      let word = 0
      for (let j = 0; j < 4; j++) {
        const at = block * 64 + i * 4 + j
        word = (word << 8) | (at < text.length ? text.charCodeAt(at) : at === text.length ? 0x80 : 0)
      }
      schedule[i] = word
    }
    if (block === blocks - 1) schedule[15] = text.length * 8
    mix(state)
  }
  return state
}
