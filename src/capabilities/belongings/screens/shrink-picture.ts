import { PICTURE_BYTES_MAX } from '../contract.ts'
import type { Bytes } from './vault-crypto.ts'

export type Shrunk = { jpeg: Bytes; width: number; height: number }

const SIDE_MAX = 1600
/** Bytes that a sealed box adds, with room. */
const JPEG_BYTES_MAX = PICTURE_BYTES_MAX - 1024
const PIXELS_MAX = 60_000_000

/**
 * A picture drawn anew on this device: smaller, as JPEG, without the place, the time and the device that the file of a
 * camera says. Throws for what is no picture.
 */
export async function shrinkPicture(file: Blob): Promise<Shrunk> {
  const bitmap = await createImageBitmap(file)
  try {
    if (bitmap.width * bitmap.height > PIXELS_MAX) throw new Error('a picture of too many pixels')
    for (let side = SIDE_MAX; side >= 400; side = Math.floor(side * 0.75)) {
      const shrunk = await draw(bitmap, side)
      if (shrunk.jpeg.length <= JPEG_BYTES_MAX) return shrunk
    }
  } finally {
    bitmap.close()
  }
  throw new Error('a picture that stays too large')
}

async function draw(bitmap: ImageBitmap, side_max: number): Promise<Shrunk> {
  const scale = Math.min(1, side_max / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas in this browser')
  // What was transparent is white on paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  if (blob === null) throw new Error('no JPEG in this browser')
  return { jpeg: new Uint8Array(await blob.arrayBuffer()), width: canvas.width, height: canvas.height }
}

/** The address of a picture for <img>: our policy shows data: addresses, and none of another site. */
export function addressOf(jpeg: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < jpeg.length; at += 0x8000)
    binary += String.fromCharCode(...jpeg.subarray(at, at + 0x8000))
  return `data:image/jpeg;base64,${btoa(binary)}`
}
