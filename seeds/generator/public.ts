export { catalogue, type Product, productsOf } from './catalogue.ts'
export { type Description, describeForReport, describeForShop } from './describe.ts'
export { lookAlike, oneEdit, partial, spaced, twoEdits } from './errors.ts'
export { type History, type HistoryOptions, makeHistory } from './make-history.ts'
export {
  buys,
  makePurchase,
  makePurchaseItem,
  makeSeller,
  makeThingFor,
  type Seller,
} from './make-purchase.ts'
export { makeStolenItem, makeTheft, type Noting, notingShares, type TheftRequest } from './make-theft.ts'
export { brandOfTac, makeFrame, makeImei, makeNumbers, tacOfProduct, type TrueNumber } from './numbers.ts'
export { makeDocument, makePerson, type Person } from './people.ts'
export { makeRng, type Rng } from './random.ts'
export { makeThing, type Thing } from './things.ts'
