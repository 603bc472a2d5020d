import type { PaperCode, PaperFormat } from './codes.ts'

/** In which forms each paper is made: a folder explains, a flyer asks one thing, a poster is read from a distance. */
export const formatsOf: Record<PaperCode, readonly PaperFormat[]> = {
  'check-first': ['flyer-a5', 'poster-a4', 'poster-a3'],
  'why-id': ['folder-a4', 'poster-a4', 'poster-a3'],
  'no-fence': ['flyer-a5', 'poster-a4', 'poster-a3'],
}

/** Width and height after cutting, in millimetres. */
export const trimSizes: Record<PaperFormat, readonly [width_mm: number, height_mm: number]> = {
  'flyer-a5': [148, 210],
  'folder-a4': [297, 210],
  'poster-a4': [210, 297],
  'poster-a3': [297, 420],
}

/** Ink beyond the cut, so that no white edge shows when the knife is a little off. */
export const BLEED_MM = 3
/** Room around the cut for bleed and crop marks. */
export const MARK_ROOM_MM = 12
