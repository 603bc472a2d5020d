/** Pages for everyone, of which BREACH could only read what stands in them for one person. */
const PAGES = ['/', '/?taal=en', '/inloggen', '/inloggen?terug=/inkoop', '/regels', '/heling']
/** Answers to one person. */
const ANSWERS = ['/v1/me', '/v1/sessions', '/v1/purchases', '/v1/tokens']

/**
 * What testssl.sh cannot know: BREACH reads a secret that stands in a compressed answer. Gives each page that is
 * compressed and differs for who is signed in, and each answer to one person that is compressed at all.
 */
export async function findCompressedSecrets(
  url: string,
  cookie: string,
  { pages, answers }: { pages: string[]; answers: string[] } = { pages: PAGES, answers: ANSWERS },
): Promise<string[]> {
  const found: string[] = []
  for (const path of pages) {
    const [signedIn, stranger] = [await ask(url + path, cookie), await ask(url + path)]
    if (signedIn.isCompressed && signedIn.text !== stranger.text) found.push(path)
  }
  for (const path of answers) if ((await ask(url + path, cookie)).isCompressed) found.push(path)
  return found
}

async function ask(url: string, cookie?: string): Promise<{ isCompressed: boolean; text: string }> {
  const headers = { 'accept-encoding': 'br, gzip', ...(cookie && { cookie }) }
  const answer = await fetch(url, { headers })
  if (answer.status !== 200) throw new Error(`${new URL(url).pathname} answers ${answer.status}`)
  return { isCompressed: answer.headers.has('content-encoding'), text: await answer.text() }
}
