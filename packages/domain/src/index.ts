/** Pure rules: money, dates, addresses, profit, supplier links. No I/O. */

export * from './address.ts';
export { countryCode } from './address-words.ts';
export * from './calendar-date.ts';
export { MONTH_WORD, monthNumber } from './date-words.ts';
export * from './delivery-promise.ts';
export * from './identifiers.ts';
export * from './money.ts';
export * from './pairing-words.ts';
export * from './parse-money.ts';
export * from './profit.ts';
export * from './supplier-link.ts';
