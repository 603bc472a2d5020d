export { cleanText, inputLengthMax } from './clean-text.ts'
export { isEid, luhnDigit } from './check-digits.ts'
export { compact, compactWords } from './compact.ts'
export { type Edit, editBetween } from './edit.ts'
export { fold, foldedAlphabet } from './fold.ts'
export { formatIdentifier } from './format-identifier.ts'
export { type Gs1Elements, readGs1 } from './gs1.ts'
export { isHallmark } from './hallmarks.ts'
export { engravingTokens } from './kinds/engraving.ts'
export { tacOf } from './kinds/imei.ts'
export {
  type IdentifierKind,
  type IdentifierScope,
  identifierKinds,
  type KindInfo,
  type RefusalCode,
  type WarningCode,
} from './kinds/kind.ts'
export { kindInfo } from './kinds/kinds.ts'
export { hasVinCheck } from './kinds/vin.ts'
export { neighbourhood, neighbourhoodLengthMax, neighbourhoodLengthMin } from './neighbourhood.ts'
export { type IdentifierRefusal, type ParsedIdentifier, parseIdentifier } from './parse-identifier.ts'
export { isPlaceholder } from './placeholders.ts'
export { type Recognition, type RecognitionCode, recogniseIdentifier } from './recognise-identifier.ts'
export { type MrzReading, readMrz } from './mrz/read-mrz.ts'
export { isBsn, textMayHoldBsn } from './numbers/bsn.ts'
export { isDutchDocumentNumber, isDutchLicenceNumber } from './numbers/document-number.ts'
export { isBranchNumber, isKvkNumber } from './numbers/kvk.ts'
export { parsePostcode } from './numbers/postcode.ts'
