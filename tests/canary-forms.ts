/** Every form in which a text could stand somewhere: plain, hex, base64 at each of its three offsets, UTF-16. */
export function formsOf(canary: string): { form: string; needle: Buffer }[] {
  const plain = Buffer.from(canary)
  const little = Buffer.from(canary, 'utf16le')
  const big = Buffer.from(little).swap16()
  return [
    { form: 'plain', needle: plain },
    { form: 'UTF-16 LE', needle: little },
    { form: 'UTF-16 BE', needle: big },
    { form: 'hex', needle: Buffer.from(plain.toString('hex')) },
    { form: 'HEX', needle: Buffer.from(plain.toString('hex').toUpperCase()) },
    { form: 'hex of UTF-16', needle: Buffer.from(little.toString('hex')) },
    ...[0, 1, 2].flatMap((offset) => base64At(plain, offset)),
  ]
}

/** The signs of base64 that depend on the canary alone, when `offset` bytes stand before it. */
function base64At(plain: Buffer, offset: number): { form: string; needle: Buffer }[] {
  const coded = Buffer.concat([Buffer.alloc(offset), plain])
    .toString('base64')
    .replaceAll('=', '')
  const from = Math.ceil((offset * 4) / 3)
  const whole = Math.floor(((offset + plain.length) * 8) / 6)
  const text = coded.slice(from, whole)
  const forUrl = text.replaceAll('+', '-').replaceAll('/', '_')
  return [
    { form: `base64 at ${offset}`, needle: Buffer.from(text) },
    { form: `base64url at ${offset}`, needle: Buffer.from(forUrl) },
  ]
}

/** Which canaries stand in these bytes, and in which form. */
export function canariesIn(bytes: Buffer, canaries: readonly string[]): string[] {
  return canaries.flatMap((canary) =>
    formsOf(canary)
      .filter(({ needle }) => bytes.includes(needle))
      .map(({ form }) => `${canary} (${form})`),
  )
}
