import type { Category } from '../../../../kernel/codes.ts'
import type { IdentifierKind } from '../../../../identifiers/public.ts'

export type ItemField = 'brand' | 'model' | 'colour' | 'description' | 'material' | 'fineness' | 'weightGrams'
type Fields = {
  /** In the order of the screen. */
  fields: ItemField[]
  /** The numbers that such goods bear, the usual one first. */
  kinds: IdentifierKind[]
}

const device: ItemField[] = ['brand', 'model', 'colour']
const precious: ItemField[] = ['description', 'material', 'fineness', 'weightGrams']

/** What the counter asks per kind of goods: description with kind, brand and number, as far as possible (437 Sr). */
export const itemFields: Record<Category, Fields> = {
  phone: { fields: device, kinds: ['imei', 'meid', 'serial'] },
  computer: { fields: device, kinds: ['serial', 'mac', 'imei'] },
  jewellery: { fields: precious, kinds: ['engraving', 'certificate', 'serial'] },
  metal: { fields: precious, kinds: ['certificate', 'serial', 'engraving'] },
  watch: {
    fields: ['brand', 'model', 'description', 'material'],
    kinds: ['serial', 'engraving', 'certificate'],
  },
  bicycle: { fields: device, kinds: ['frame', 'chip', 'engine', 'serial', 'engraving'] },
  tool: { fields: device, kinds: ['serial', 'pin', 'engraving'] },
  camera: { fields: device, kinds: ['serial', 'mac'] },
  'audio-video': { fields: device, kinds: ['serial', 'mac'] },
  'game-console': { fields: device, kinds: ['serial', 'mac'] },
  'vehicle-part': {
    fields: ['brand', 'model', 'description'],
    kinds: ['plate', 'vin', 'engine', 'pin', 'serial'],
  },
  other: {
    fields: ['description', 'brand', 'model', 'colour'],
    kinds: [
      'serial',
      'imei',
      'meid',
      'frame',
      'plate',
      'vin',
      'engine',
      'chip',
      'pin',
      'mac',
      'engraving',
      'certificate',
      'gtin',
      'isbn',
    ],
  },
}

/** The kind of goods that a recognised number most likely stands on. */
export function categoryOf(kind: IdentifierKind): Category {
  switch (kind) {
    case 'imei':
    case 'meid':
      return 'phone'
    case 'frame':
      return 'bicycle'
    case 'plate':
    case 'vin':
    case 'engine':
      return 'vehicle-part'
    case 'pin':
      return 'tool'
    case 'mac':
      return 'computer'
    case 'engraving':
      return 'jewellery'
    case 'certificate':
      return 'metal'
    default:
      return 'other'
  }
}
