import { checkOtherBundles, entryEnd, hashEntries } from './check-entries.ts'
import { checkTile, type TreeContext } from './check-tile.ts'
import { pathOf, readFileOfLog, widthOf } from './log-files.ts'

/** The leaf hashes of one bundle, worked out from its entries. */
export type Row = { index: number; width: number; hashes: Buffer }

export type OnLeaf = (index: number, bytes: Buffer) => void | Promise<void>

type Found = { bytes: Buffer; width: number } | undefined
type Loading = { bundle: Promise<Found>; tile: Promise<Found> }

// Enough to keep a disk or a connection busy; 16 bundles of 600-byte entries are 2.5 MB.
const BUNDLES_AHEAD = 16

/** Reads the log bundle by bundle, checks each against its tile, and hands on the leaf hashes. */
export async function* readRows(context: TreeContext, onLeaf: OnLeaf | undefined): AsyncGenerator<Row> {
  const count = Math.ceil(context.size / 256)
  const ahead: Loading[] = []
  for (let index = 0; index < count; index++) {
    while (ahead.length < BUNDLES_AHEAD && index + ahead.length < count)
      ahead.push(load(context, index + ahead.length))
    const loading = ahead.shift()
    if (loading === undefined) return
    yield await checkRow(context, index, loading, onLeaf)
  }
}

function load({ source, size }: TreeContext, index: number): Loading {
  const width = widthOf(size, 0, index)
  const loading = {
    bundle: readFileOfLog(source, { kind: 'entries', index, width }),
    tile: readFileOfLog(source, { kind: '0', index, width }),
  }
  // Awaited later, in order; a failure meanwhile must not count as unhandled.
  loading.bundle.catch(() => {})
  loading.tile.catch(() => {})
  return loading
}

async function checkRow(
  context: TreeContext,
  index: number,
  loading: Loading,
  onLeaf: OnLeaf | undefined,
): Promise<Row> {
  const width = widthOf(context.size, 0, index)
  const found = await loading.bundle
  if (found === undefined) {
    context.problems.add({ where: pathOf({ kind: 'entries', index, width }), what: 'is missing' })
  }
  const bundle = found && { index, width, bytes: found.bytes, fileWidth: found.width }
  const checked = bundle && hashEntries(context, bundle)
  if (bundle === undefined || checked === undefined) return rowOfTile(context, index, loading)

  await checkOtherBundles(context, bundle, checked.starts)
  await checkTile(context, { level: 0, index, hashes: checked.hashes }, loading.tile)
  if (onLeaf !== undefined) {
    for (let i = 0; i < width; i++) {
      const pending = onLeaf(
        index * 256 + i,
        bundle.bytes.subarray(checked.starts[i], entryEnd(checked.starts, i)),
      )
      if (pending !== undefined) await pending
    }
  }
  return { index, width, hashes: checked.hashes }
}

/** Without entries the tile's own hashes let the check go on, so that it finds what else is wrong. */
async function rowOfTile(context: TreeContext, index: number, loading: Loading): Promise<Row> {
  const width = widthOf(context.size, 0, index)
  const hashes = Buffer.alloc(width * 32)
  const tile = await loading.tile
  tile?.bytes.copy(hashes)
  await checkTile(context, { level: 0, index, hashes }, loading.tile)
  return { index, width, hashes }
}
