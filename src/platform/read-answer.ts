/** The text of an answer from elsewhere; undefined when it is longer than any answer to our question. */
export async function readAnswer(answer: Response, bytesMax: number): Promise<string | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.length
    // Leaving the loop cancels the rest.
    if (size > bytesMax) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
