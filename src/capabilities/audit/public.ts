export { LOOK_LOG, lookBook, lookPlaces } from './look-log.ts'
