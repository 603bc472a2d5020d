import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { type Program, parseSync } from 'oxc-parser'

export type Import = { to: string; isType: boolean }
/** One source file: its path from the root, what it imports (files by path, packages by name) and its syntax tree. */
export type Module = { path: string; text: string; imports: Import[]; program: Program }

export const ROOT = join(import.meta.dirname, '../..')
const FOLDERS = ['src', 'tests', 'seeds', 'scripts', 'bin', 'bench', 'evaluate', 'drill']

/** Every source file of the project. */
export function readModules(): Module[] {
  return FOLDERS.flatMap((folder) => filesIn(join(ROOT, folder)))
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => parseModule(relative(ROOT, file).split(sep).join('/'), readFileSync(file, 'utf8')))
}

/** All files below a folder. */
export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Reads one file's text, real or planted. */
export function parseModule(path: string, text: string): Module {
  const { module, program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} can't be read: ${errors[0]?.message}`)
  const imports: Import[] = [
    ...module.staticImports.map((item) => ({
      to: item.moduleRequest.value,
      isType: item.entries.length > 0 && item.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((item) =>
      item.entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest ? [{ to: moduleRequest.value, isType }] : [],
      ),
    ),
    ...module.dynamicImports.flatMap((item) => {
      const literal = /^(['"])(.*)\1$/.exec(text.slice(item.moduleRequest.start, item.moduleRequest.end))?.[2]
      return literal === undefined ? [] : [{ to: literal, isType: false }]
    }),
  ]
  return { path, text, program, imports: imports.map((item) => ({ ...item, to: resolve(path, item.to) })) }
}

function resolve(from: string, to: string): string {
  return to.startsWith('.') ? posix.join(dirname(from), to.replace(/\?.*$/, '')) : to
}
