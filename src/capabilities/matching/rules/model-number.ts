import { compact, type ParsedIdentifier } from '../../../identifiers/public.ts'
import type { MatchItem } from './item.ts'
import { brandWords } from './words/brands.ts'

// Numbers of a model that stand on the goods where people look for the serial.
const byBrand = new Map([
  ['apple', /^A\d{4}$|^[MNFP][A-Z0-9]{4}(?:LL|ZD|NF|FD|B|N|D|F)?A$/],
  ['samsung', /^SM[A-Z]\d{3,4}[A-Z0-9]{0,5}$/],
  ['sony', /^(?:CFI|CUH|WH|WF|DSC|ILCE)\d{3,4}[A-Z0-9]{0,3}$/],
])

/** True when what was noted as the thing's own number is the number of its model. */
export function isModelNumber(id: ParsedIdentifier, item: MatchItem): boolean {
  if (id.kind !== 'serial') return false
  const model = compact(item.model ?? '')
  if (model !== '' && (id.canonical === model || id.canonical === compact(item.brand ?? '') + model))
    return true
  if (compact(item.brand ?? '') === id.canonical) return true
  return brandWords(item.brand ?? item.model).some((brand) => byBrand.get(brand)?.test(id.canonical) ?? false)
}
