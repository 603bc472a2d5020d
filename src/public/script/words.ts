/** The language of the page that is shown now. */
export function language(): 'nl' | 'en' {
  return document.documentElement.lang === 'en' ? 'en' : 'nl'
}

const fetched = new Map<string, Promise<Record<string, string>>>()

/** Sentences of the catalogue, fetched once per language; empty when they can't be had. */
export function words(): Promise<Record<string, string>> {
  const name = language()
  let found = fetched.get(name)
  if (found === undefined) {
    found = fetch(`/public/words-${name}.json`).then((answer) => answer.json())
    // Offline before they were kept: asked again the next time.
    found = found.catch(() => {
      fetched.delete(name)
      return {}
    })
    fetched.set(name, found)
  }
  return found
}

/** The sentence for a key with its gaps filled; empty when the catalogue could not be fetched. */
export async function say(key: string, values: Record<string, string> = {}): Promise<string> {
  const text = (await words())[key] ?? ''
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap)
}
