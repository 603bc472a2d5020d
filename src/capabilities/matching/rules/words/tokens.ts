/** Lower case without accents, split at anything that is no letter or digit. */
export function tokens(text: string | null | undefined): string[] {
  if (!text) return []
  const plain = text
    .slice(0, 2000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '')
}

/** The canonical word behind each known token, without doubles. */
export function known(words: Record<string, string>, text: string | null | undefined): Set<string> {
  const found = new Set<string>()
  for (const token of tokens(text)) {
    const word = Object.hasOwn(words, token) ? words[token] : undefined
    if (word !== undefined) found.add(word)
  }
  return found
}

/** A table of "canonical: spellings" lines as a look-up from spelling to canonical word. */
export function table(lines: string): Record<string, string> {
  // Without a prototype: "constructor" is a word like any other.
  const words: Record<string, string> = Object.create(null)
  for (const line of lines.trim().split('\n')) {
    const [canonical = '', spellings = ''] = line.split(':').map((part) => part.trim())
    for (const spelling of [canonical, ...spellings.split(' ')])
      if (spelling !== '') words[spelling] = canonical
  }
  return words
}

/** True when the sets share a member. */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const member of a) if (b.has(member)) return true
  return false
}
