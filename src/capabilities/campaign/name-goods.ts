import { brandKey, compareBrands, compareModels, modelWords } from '../matching/public.ts'

export type Named = { brand: string | null; model: string | null }
/** Brand and model under which sales of one model count together. */
export type Name = { brand: string; model: string }

/** "256 GB" is one word: how much it stores, which makes no other model. */
const STORAGE = /(\d+)\s+([gt]b)\b/gi

/** Brand and model as every spelling of them has in common ("Apple, iPhone 13 128GB": apple, iphone 13); null without. */
export function nameGoods({ brand, model }: Named): Name | null {
  const maker = brandKey({ brand, model })
  // A product line may stand in either field: "iPhone" of "13" is the "iPhone 13" of "Apple".
  const words = modelWords(`${brand ?? ''} ${model ?? ''}`.replace(STORAGE, '$1$2'), maker)
  const distinct = [...new Set(words)].join(' ')
  return maker === '-' || distinct === '' ? null : { brand: maker, model: distinct }
}

/** The one range of the model that was asked for; null when there is none or it could be several. */
export function findRange<R extends Name>(ranges: readonly R[], asked: Named): R | null {
  const name = nameGoods(asked)
  if (name === null) return null
  const ofBrand = ranges.filter((range) => compareBrands(range.brand, name.brand) === 'same')
  const exact = ofBrand.find((range) => range.model === name.model)
  if (exact) return exact
  const alike = ofBrand.filter((range) => compareModels(range.model, name.model, name.brand) === 'same')
  return alike.length === 1 ? alike[0]! : null
}
