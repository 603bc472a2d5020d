import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { ArchivedFile } from '../../platform/key-archive.ts'

/** Drafts of a file that is being written, or that a killed process left. */
const DRAFT =
  /\.(tmp-\d+-\d+|new(-[0-9a-f]+)?|next|old|[0-9a-f]{12}|\d+-[0-9a-f]{8}|[0-9a-f]{8}-[0-9a-f-]{27})$/

/** All files of a keys folder by name; none when there is no such folder. */
export function readKeyFolder(folder: string): ArchivedFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !DRAFT.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const name = file
        .slice(folder.length + 1)
        .split(sep)
        .join('/')
      return { name, modifiedAt: statSync(file).mtime, content: readFileSync(file) }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
