export type { DescribedItem, Evidence, EvidenceCode, MatchItem } from './rules/item.ts'
export { type PairScore, scorePair, type TacBrand } from './rules/score-pair.ts'
export { descriptionTerms, queryKeys, queryTerms, searchKeys } from './rules/search-keys.ts'
