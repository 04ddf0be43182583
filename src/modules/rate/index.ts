import "./events";

export type { Rate } from "./contract";
export { chooseRate, type PlainRate } from "./domain/choose-rate";
export { priceOf } from "./domain/price-of";
export { findRateCards, type RateCardRow, selectRateCards } from "./repository";
export { getRateCard, listRateCards } from "./read-rate-cards";
export { rateRoutes } from "./routes.v1";
export { createRateCard, deleteRateCard, updateRateCard } from "./write-rate-cards";
