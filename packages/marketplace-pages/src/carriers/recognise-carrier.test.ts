import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTracking } from '../reports/cells/tracking-cell.ts';
import { CARRIERS, type CarrierCode, carrierWritten } from './carriers.ts';
import { recogniseCarrier } from './recognise-carrier.ts';

const carrierOf = (number: string, written: string | null = null) => {
  const answer = recogniseCarrier(number, written);
  return answer.kind === 'recognised' ? answer.carrier : `unknown ${answer.candidates.join(' ')}`.trim();
};

// Numbers made up here, with their check digits worked out by hand.
const VALID: readonly (readonly [string, CarrierCode])[] = [
  ['TBA000000000001', 'amazon_logistics'],
  ['tbc 0000 0000 0002', 'amazon_logistics'],
  ['TBM000000000003', 'amazon_logistics'],
  ['9400100000001234567891', 'usps'],
  ['9400 1000 0000 1234 5678 91', 'usps'],
  ['92001900000000123456789011', 'usps'],
  ['4201000192001900000000123456789011', 'usps'],
  ['940019000000001234567890123459', 'usps'],
  ['01011234567890123450', 'usps'],
  ['LX123456785US', 'usps'],
  ['1ZA1B2C30312345673', 'ups'],
  ['K1234567895', 'ups'],
  ['123456789012', 'fedex'],
  ['012345678901231', 'fedex'],
  ['9611020123456789012343', 'fedex'],
  ['1001900000000001000312345678901230', 'fedex'],
  ['30000011100000001234567890122013', 'fedex'],
  ['1234567891', 'dhl'],
  ['GM1234567890123456', 'dhl'],
  ['00340434123456789012', 'dhl'],
  ['JD000000000000000001', 'dhl'],
  ['JJD000000000000000001', 'dhl'],
  ['1234567890123452', 'canada_post'],
  ['CP123456785CA', 'canada_post'],
  ['001234501500000000001101276K', 'dpd'],
  ['200123456788', 'purolator'],
  ['ABC000000001', 'purolator'],
  ['77812345674', 'old_dominion'],
  ['C12345678901236', 'ontrac'],
  ['D12345678901235', 'ontrac'],
  ['D123456789012345678901', 'canpar'],
  ['LX10000001', 'lasership'],
  ['LM20000001', 'lasership'],
  ['1LS710000000001', 'lasership'],
  ['1LS7100011000001-1', 'lasership'],
  ['1LSCXAB00000001', 'lasership'],
  ['LTN00000001N1', 'landmark'],
  ['GFUS00000000000001', 'gofo'],
  ['SP000000000000000001', 'speedee'],
  ['JJD0000000000000001', 'yodel'],
  ['H00A1A0000000001', 'evri'],
  ['H0000000000000000001', 'hermes'],
  ['6A00000000001', 'la_poste'],
  ['3SABCD000000001', 'postnl'],
  ['SPXABC000000000001', 'speedx'],
  ['UUS0A00000000000001', 'uniuni'],
  ['YT0000000000000001', 'yunexpress'],
  ['INTLCMA000000001', 'intelcom'],
  ['PBXAB000000001', 'pitney_bowes'],
  ['RB123456785GB', 'royal_mail'],
  ['AQ123456785CN', 'china_post'],
  ['RR123456785DE', 'deutsche_post'],
  ['RR123456785FR', 'postal_service'],
];

describe('recogniseCarrier', () => {
  it.each(VALID)('recognises %s: %s', (number, carrier) => {
    expect(carrierOf(number)).toBe(carrier);
  });

  it.each([
    '9400100000001234567891',
    '92001900000000123456789011',
    '1ZA1B2C30312345673',
    'K1234567895',
    '123456789012',
    '9611020123456789012343',
    '1001900000000001000312345678901230',
    '1234567891',
    '1234567890123452',
    '200123456788',
    '77812345674',
    'C12345678901236',
    'D12345678901235',
  ])('does not take %s with any other check digit for the same carrier', (number) => {
    for (let step = 1; step < 10; step++) {
      const changed = number.slice(0, -1) + ((Number(number.at(-1)) + step) % 10);
      expect([changed, carrierOf(changed)]).not.toEqual([changed, carrierOf(number)]);
    }
  });

  it.each([
    '',
    'Not Available',
    '000000000000',
    'fa09',
    'ABCDEFGHIJ',
    '1Z',
    'RR123456785XX',
    `9${'4'.repeat(200)}`,
  ])('knows nothing of %j', (number) => {
    expect(carrierOf(number)).toBe('unknown');
  });

  it('names candidates instead of choosing: two that fit, or nothing but a length', () => {
    expect(carrierOf('12345678901234')).toBe('unknown dhl dpd gls hermes');
    expect(carrierOf('12345678901234', 'DHL eCommerce')).toBe('dhl');
    // Fits both Purolator and FedEx.
    const both = Array.from({ length: 1_000 }, (_, index) => `3000000${String(index).padStart(5, '0')}`).find(
      (number) => carrierOf(number) === 'unknown purolator fedex',
    );
    expect(both).toBeDefined();
    expect(carrierOf(both ?? '', 'FedEx')).toBe('fedex');
    expect(carrierOf(both ?? '', 'PUROLATOR')).toBe('purolator');
  });

  it('takes no number for one of USPS that only has the length and the check digit', () => {
    // GS1 numbers: of nobody that is known, and with the digits of Deutsche Post.
    expect(carrierOf('00123456123456789013')).toBe('unknown');
    expect(carrierOf('00340434123456789013')).toBe('unknown');
    expect(carrierOf('323212345678901234567898')).toBe('unknown');
    expect(carrierOf('01011234567890123450')).toBe('usps');
  });

  it('takes eleven digits for DHL Express only on its word, and three letters of Yanwen for nobody', () => {
    expect(carrierOf('12345678903')).toBe('unknown dhl gls');
    expect(carrierOf('12345678903', 'DHL Express')).toBe('dhl');
    expect(carrierOf('BYS000000001')).toBe('unknown');
  });

  it("takes a mere length on the marketplace's word, also where another's check digit fits", () => {
    expect(carrierOf('12345678901234', 'Hermes')).toBe('hermes');
    expect(carrierOf('1234567890123452', 'Evri')).toBe('evri');
    expect(carrierOf('123456789012', 'GLS')).toBe('gls');
    expect(carrierOf('DE0000000001')).toBe('unknown amazon_logistics');
    expect(carrierOf('DE0000000001', 'AMZN_DE')).toBe('amazon_logistics');
    expect(carrierOf('Q00000000001', 'AMZL_UK')).toBe('amazon_logistics');
  });

  it("does not set one check digit against the marketplace's word, but does set a carrier's own letters", () => {
    expect(carrierOf('1234567891', 'Dicom')).toBe('unknown dhl');
    expect(carrierOf('1234567891', 'UPS')).toBe('unknown dhl');
    expect(carrierOf('1234567891', 'DHL')).toBe('dhl');
    expect(carrierOf('TBA000000000001', 'AMTRAN_SI')).toBe('amazon_logistics');
    expect(carrierOf('9400100000001234567891', 'UPS_MI')).toBe('usps');
  });

  it('knows what the marketplaces write', () => {
    expect(
      ['USPS_ATS_PARCEL', 'Royal MAİL', 'CP_XPRESSPOST_CANADA', 'AMZN_US', 'UPS_GR', 'Dicom', null].map(
        carrierWritten,
      ),
    ).toEqual(['usps', 'royal_mail', 'canada_post', 'amazon_logistics', 'ups', null, null]);
  });

  it('reads the cells of reports, several parcels in one', () => {
    const cell = 'USPS(9400100000001234567891) and UPS(1ZA1B2C30312345673)';
    const carriers = readTracking(cell)?.map((parcel) =>
      carrierOf(parcel.trackingNumber, parcel.carrierAsWritten),
    );
    expect(carriers).toEqual(['usps', 'ups']);
  });

  it('says of Amazon Logistics alone that eBay refuses its numbers', () => {
    const refused = Object.entries(CARRIERS).filter(([, carrier]) => 'ebayRefuses' in carrier);
    expect(refused.map(([code, { ebayName }]) => [code, ebayName])).toEqual([['amazon_logistics', null]]);
    expect(CARRIERS.usps.ebayName).toBe('USPS');
  });

  it('answers whatever it is asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ maxLength: 20 }),
        (number, written) => {
          expect(['recognised', 'unknown']).toContain(recogniseCarrier(number, written).kind);
        },
      ),
    );
  });
});
