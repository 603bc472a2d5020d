/**
 * The note in what someone pasted: its text, or the link of a QR code. Forms turn newlines into CR LF, and people lose
 * the last one.
 */
export function noteOf(pasted: string): string {
  const encoded = /^\s*(?:https?:\/\/\S*)?#([A-Za-z0-9_-]+)\s*$/.exec(pasted)?.[1]
  if (encoded !== undefined) return Buffer.from(encoded, 'base64url').toString('utf8')
  return `${pasted.replace(/\r\n/g, '\n').trim()}\n`
}
