export { countPlace } from './flyers/count-place.ts'
export { flyerRoutes } from './flyers/routes.ts'
export { readPlaceCode } from './rules/flyers/place-code.ts'
export { type Basis, judgePrice, type PriceAnswer } from './judge-price.ts'
export { PRICE_WEEK_TASK, recordPriceWeek } from './record-price-week.ts'
export { campaignRoutes } from './routes.ts'
export {
  type AskedPrice,
  goodsCategories,
  karats,
  type PriceForm,
  readPriceForm,
} from './rules/asked-price.ts'
