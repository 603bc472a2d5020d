import { groupByFile } from './log-files.ts'
import { type Head, NOTE_BYTES_MAX, openCheckpoint, parseVkeys, type Vkeys } from './note.ts'
import { ProblemList } from './problem-list.ts'
import { type OnLeaf, readRows, type Row } from './read-rows.ts'
import { openSource, type Source } from './source.ts'
import { textOfUtf8 } from './strict.ts'
import { foldRow, Peaks } from './tree.ts'
import { UpperTiles } from './upper-tiles.ts'
import { type Problem, Unusable, type Verdict } from './verdict.ts'

export type VerifyLogInput = {
  /** A folder, or an address without `/checkpoint`. */
  place: string
  /** The text of the key that the log must be signed with; several lines: the keys that it had before too. */
  vkey: string
  /** Checkpoints of this log got before or elsewhere: the log must continue each of them. */
  earlier?: readonly string[]
  /** Called for each entry in order; the bytes are the caller's to read, not to keep or change. */
  onLeaf?: OnLeaf
  /** Called once, when the signature holds: from then on it is known how much there is to check. */
  onHead?: (head: Head) => void
}

export type LogReport = {
  verdict: Verdict
  ok: boolean
  size: number
  /** The first hundred. */
  problems: Problem[]
  problemCount: number
  head?: Head
}

/**
 * Checks a whole log: signature, every entry against its tile, every tile against the tiles below, the root.
 * Shares no code with the writer.
 */
export async function verifyLog(input: VerifyLogInput): Promise<LogReport> {
  try {
    return await verifySource(await openSource(input.place), input)
  } catch (error) {
    if (!(error instanceof Unusable)) throw error
    const problems = new ProblemList()
    problems.add({ where: input.place, what: error.message })
    return report('unusable', problems)
  }
}

/** As `verifyLog`, from any source; throws Unusable when the source or the key is. */
export async function verifySource(source: Source, input: Omit<VerifyLogInput, 'place'>): Promise<LogReport> {
  const problems = new ProblemList()
  const vkeys = parseVkeys(input.vkey)
  const head = await readHead(source, vkeys, problems)
  if (head === undefined) return report('tampered', problems)
  input.onHead?.(head)
  const earlier = readEarlier(input.earlier ?? [], vkeys, head, problems)
  await checkTree(source, head, { earlier, problems, onLeaf: input.onLeaf })
  return report(problems.count === 0 ? 'good' : 'tampered', problems, head)
}

function report(verdict: Verdict, problems: ProblemList, head?: Head): LogReport {
  const { first, count } = problems
  const found = {
    verdict,
    ok: verdict === 'good',
    size: head?.size ?? 0,
    problems: first,
    problemCount: count,
  }
  return head === undefined ? found : { ...found, head }
}

async function readHead(source: Source, vkeys: Vkeys, problems: ProblemList): Promise<Head | undefined> {
  const bytes = await source.read('checkpoint', NOTE_BYTES_MAX)
  if (bytes === undefined) throw new Unusable(`there is no log at ${source.name}: it has no checkpoint`)
  const note = textOfUtf8(bytes)
  if (note?.trimStart().startsWith('<'))
    throw new Unusable(`${source.name} answers with a web page, not a log`)
  const opened =
    note === undefined ? { ok: false as const, what: 'is not UTF-8' } : openCheckpoint(note, ...vkeys)
  if (opened.ok) return opened.head
  problems.add({ where: 'checkpoint', what: opened.what })
  return undefined
}

function readEarlier(notes: readonly string[], vkeys: Vkeys, head: Head, problems: ProblemList): Head[] {
  const heads: Head[] = []
  for (const note of notes) {
    const opened = openCheckpoint(note, ...vkeys)
    if (!opened.ok) problems.add({ where: 'earlier checkpoint', what: opened.what })
    else if (opened.head.size <= head.size) heads.push(opened.head)
    else {
      const what = `the log has ${head.size} entries now, ${opened.head.size} in an earlier checkpoint`
      problems.add({ where: 'checkpoint', what })
    }
  }
  return heads
}

type TreeCheck = { earlier: Head[]; problems: ProblemList; onLeaf: OnLeaf | undefined }

async function checkTree(source: Source, head: Head, check: TreeCheck): Promise<void> {
  const { earlier, problems, onLeaf } = check
  const context = { source, size: head.size, problems, present: groupByFile(await source.list()) }
  const peaks = new Peaks()
  const upper = new UpperTiles(context)
  for await (const row of readRows(context, onLeaf)) {
    checkEarlier(earlier, peaks, row, problems)
    if (row.width < 256) {
      peaks.addRow(row.hashes, row.width)
      continue
    }
    const root = Buffer.from(foldRow(row.hashes, 256))
    peaks.add(8, root)
    await upper.add(root)
  }
  await upper.finish()
  if (!peaks.root().equals(head.root)) {
    problems.add({ where: 'checkpoint', what: 'its root hash is not that of the entries' })
  }
}

/** Compares the root at each earlier checkpoint that ends in this row. */
function checkEarlier(earlier: readonly Head[], peaks: Peaks, row: Row, problems: ProblemList): void {
  for (const { size, root } of earlier) {
    const count = size - row.index * 256
    if (count < 1 || count > row.width) continue
    const then = new Peaks(peaks)
    then.addRow(row.hashes, count)
    if (then.root().equals(root)) continue
    problems.add({ where: 'checkpoint', what: `does not continue the earlier one of ${size} entries` })
  }
}
