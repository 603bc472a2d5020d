import { certificate } from './certificate.ts'
import { chip } from './chip.ts'
import { engine } from './engine.ts'
import { engraving } from './engraving.ts'
import { frame } from './frame.ts'
import { gtin } from './gtin.ts'
import { imei } from './imei.ts'
import { isbn } from './isbn.ts'
import type { IdentifierKind, KindDefinition, KindInfo } from './kind.ts'
import { mac } from './mac.ts'
import { meid } from './meid.ts'
import { pin } from './pin.ts'
import { plate } from './plate.ts'
import { serial } from './serial.ts'
import { vin } from './vin.ts'

export const kinds: Record<IdentifierKind, KindDefinition> = {
  imei,
  meid,
  serial,
  plate,
  vin,
  frame,
  engine,
  chip,
  pin,
  gtin,
  isbn,
  mac,
  engraving,
  certificate,
}

/** What a kind is: of one thing or of a model, unique with its brand or by itself, with a check digit or without. */
export function kindInfo(kind: IdentifierKind): KindInfo {
  return kinds[kind].info
}
