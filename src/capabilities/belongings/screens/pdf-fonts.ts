import mono from '@fontsource/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-400-normal.woff?url'
import bold from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-600-normal.woff?url'
import regular from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff?url'
import wide from '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-400-normal.woff?url'
import type { PdfFonts } from './things-pdf.ts'

/** The fonts of the list, from our own server. */
export async function fetchPdfFonts(): Promise<PdfFonts> {
  const fetched = await Promise.all(
    [regular, bold, mono, wide].map(async (address) => {
      const answer = await fetch(address)
      if (!answer.ok) throw new Error(`no font at ${address}`)
      return new Uint8Array(await answer.arrayBuffer())
    }),
  )
  const [first, second, third, fourth] = fetched as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  return { regular: first, bold: second, mono: third, wide: fourth }
}
