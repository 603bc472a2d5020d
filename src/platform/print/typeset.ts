import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Templates stand under src, beside the capability that prints them, and import /platform/print/house.typ. */
const SOURCES = join(import.meta.dirname, '..', '..')
const FONTS = [
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular',
  '@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic',
  '@expo-google-fonts/atkinson-hyperlegible-next/700Bold',
  '@expo-google-fonts/atkinson-hyperlegible-mono/400Regular',
]
/** Pages that were compiled before make the next of the same template faster; more than these are thrown away. */
const CACHED_RUNS_MAX = 20

export type Paper = {
  /** A template under src, as 'capabilities/letters/print/letter.typ'. */
  template: string
  /** What the template reads as `data`; must survive JSON. */
  data: unknown
  /** Stands in the file as its date: the same paper gives the same bytes. */
  at: Date
  /** Pictures, which the template reads by these names with a slash before them: `image("/photo-1.jpg")`. */
  files?: ReadonlyMap<string, Buffer>
}

let compiler: NodeCompiler | null = null

/**
 * A tagged PDF (PDF/UA-1). Throws when the template is wrong or something in it has no text for who can't see it: a bug,
 * never the fault of who asked.
 */
export function typeset(paper: Paper): Buffer {
  return withFiles(paper, () => {
    const { by, document } = compile(paper)
    const creationTimestamp = Math.floor(paper.at.getTime() / 1_000)
    const pdf = by.pdf(document, { pdfStandard: 'ua-1', creationTimestamp })
    by.evictCache(CACHED_RUNS_MAX)
    return pdf
  })
}

/** The same paper as a picture (SVG, its pages under each other), to show beside a form. */
export function typesetPicture(paper: Paper): { svg: string; pageCount: number } {
  const { by, document } = compile(paper)
  const svg = by.plainSvg(document)
  const pageCount = document.numOfPages
  by.evictCache(CACHED_RUNS_MAX)
  return { svg, pageCount }
}

function compile({ template, data }: Paper): { by: NodeCompiler; document: NodeTypstDocument } {
  const by = opened()
  const compiled = by.compile({
    mainFilePath: join(SOURCES, template),
    inputs: { data: JSON.stringify(data) },
  })
  const document = compiled.result
  if (document === null) throw new Error(`${template}: ${saidBy(by, compiled)}`)
  return { by, document }
}

function opened(): NodeCompiler {
  compiler ??= NodeCompiler.create({ workspace: SOURCES, fontArgs: [{ fontPaths: fontFolders() }] })
  return compiler
}

/** The pictures of one paper are there for that paper alone. */
function withFiles<T>({ files = new Map() }: Paper, make: () => T): T {
  const paths = [...files].map(([name, bytes]) => {
    const path = join(SOURCES, name)
    opened().mapShadow(path, bytes)
    return path
  })
  try {
    return make()
  } finally {
    for (const path of paths) opened().unmapShadow(path)
  }
}

/** What the compiler says is wrong: places in the template, nothing of the data. */
function saidBy(from: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const wrong = compiled.takeDiagnostics()
  const said: { message?: string }[] = wrong === null ? [] : from.fetchDiagnostics(wrong)
  return said.map(({ message }) => message).join('; ') || 'does not compile'
}

function fontFolders(): string[] {
  return FONTS.map((font) => {
    const [scope, name, style] = font.split('/')
    const home = dirname(fileURLToPath(import.meta.resolve(`${scope}/${name}/package.json`)))
    return join(home, style!)
  })
}
