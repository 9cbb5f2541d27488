/** Carriers: whose parcel a tracking number is, and what eBay calls the carrier. */

export { CARRIERS, type Carrier, type CarrierCode } from './carriers.ts';
export { type CarrierAnswer, recogniseCarrier } from './recognise-carrier.ts';
