export type { Rate } from "./contract";
export { chooseRate, type PlainRate } from "./domain/choose-rate";
export { priceOf } from "./domain/price-of";
export { findRateCards, type RateCardRow, selectRateCards } from "./repository";
