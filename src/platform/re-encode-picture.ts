import sharp from 'sharp'
import type { Refusal } from '../kernel/result.ts'

export type Picture = { jpeg: Buffer; width: number; height: number }

/** 50 megapixels: more than any phone takes, far less than a bomb claims. Looked at in the header, before decoding. */
const PIXELS_MAX = 50_000_000
/** Enough to read a number off a box. */
const EDGE_PX_MAX = 2000

// Only what a phone or a browser makes is read at all: no SVG, PDF or other loader of libvips gets to see a file.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)

/**
 * Makes a new JPEG of a picture, upright and without a word of what came along (place, camera, comments). What was sent
 * is never kept: what comes out was drawn from pixels alone. Refuses what is no whole picture or claims to be too large.
 */
export async function reEncodePicture(
  sent: Buffer,
): Promise<({ ok: true } & Picture) | Refusal<'not-a-picture'>> {
  try {
    const { data, info } = await sharp(sent, {
      limitInputPixels: PIXELS_MAX,
      failOn: 'truncated',
      animated: false,
    })
      .autoOrient()
      .resize(EDGE_PX_MAX, EDGE_PX_MAX, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 82 })
      .toBuffer({ resolveWithObject: true })
    return { ok: true, jpeg: data, width: info.width, height: info.height }
  } catch (error) {
    if (isOfPicture(error)) return { ok: false, reason: 'not-a-picture' }
    throw error
  }
}

/** What libvips says of a file that it can't or won't read; anything else is a fault of ours. */
function isOfPicture(error: unknown): boolean {
  return (
    error instanceof Error && /^(Input |Vips|vips|pngload|jpegload|webpload|gifload)/i.test(error.message)
  )
}
