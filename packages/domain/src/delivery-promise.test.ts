import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { parseDeliveryPromise, parsePastDay } from './delivery-promise.ts';

// A Tuesday.
const today = Temporal.PlainDate.from('2026-11-24');

describe('parseDeliveryPromise', () => {
  it.each([
    ['Arriving Nov 30', '2026-11-30', '2026-11-30'],
    ['Arriving Oct 12, 2026', '2026-10-12', '2026-10-12'],
    ['Tomorrow, Nov 25', '2026-11-25', '2026-11-25'],
    ['Today', '2026-11-24', '2026-11-24'],
    ['Arriving Tomorrow 4 AM - 8 AM', '2026-11-25', '2026-11-25'],
    ['Tomorrow, Oct. 1', '2026-10-01', '2026-10-01'],
    ['Wednesday, Nov 25 - Friday, Nov 27', '2026-11-25', '2026-11-27'],
    ['Arriving Saturday, Nov 28 and Sunday, Nov 29', '2026-11-28', '2026-11-29'],
    ['Nov 25 - 27', '2026-11-25', '2026-11-27'],
    ['Nov 25 – Dec 2', '2026-11-25', '2026-12-02'],
    ['Dec 30 - Jan 2', '2026-12-30', '2027-01-02'],
    ['June 4 - June 26 Estimated delivery', '2026-06-04', '2026-06-26'],
    ['Sep 25, 2026 - Sep 28, 2026', '2026-09-25', '2026-09-28'],
    ['FREE delivery Friday, November 27', '2026-11-27', '2026-11-27'],
    ['Arriving Friday', '2026-11-27', '2026-11-27'],
    ['Arriving Tuesday', '2026-12-01', '2026-12-01'],
    ['25 - 27 Nov', '2026-11-25', '2026-11-27'],
    ['25 Nov - 2 Dec 2026', '2026-11-25', '2026-12-02'],
    ['Lieferung Mi., 25. Nov. – Fr., 27. Nov.', '2026-11-25', '2026-11-27'],
    ['25. - 27. November', '2026-11-25', '2026-11-27'],
    ['30. Nov. 2026 bis 2. Dez. 2026', '2026-11-30', '2026-12-02'],
    ['Zustellung morgen, 25. November', '2026-11-25', '2026-11-25'],
    ['Zustellung heute', '2026-11-24', '2026-11-24'],
    ['Übermorgen', '2026-11-26', '2026-11-26'],
    ['Lieferung Freitag', '2026-11-27', '2026-11-27'],
    ['Arrive vendredi', '2026-11-27', '2026-11-27'],
    ['Livraison mer. 25 nov. - ven. 27 nov.', '2026-11-25', '2026-11-27'],
    ['Livraison entre le 25 et le 27 novembre', '2026-11-25', '2026-11-27'],
    ['du 30 nov. au 2 déc.', '2026-11-30', '2026-12-02'],
    ['Arrive demain', '2026-11-25', '2026-11-25'],
    ['Arrive aujourd’hui', '2026-11-24', '2026-11-24'],
    ['Livraison le 1er décembre 2026', '2026-12-01', '2026-12-01'],
    ['Llega el viernes', '2026-11-27', '2026-11-27'],
    ['Llega mañana, 25 de noviembre', '2026-11-25', '2026-11-25'],
    ['Entrega entre el 25 y el 27 de noviembre', '2026-11-25', '2026-11-27'],
    ['miércoles, 25 de nov. - viernes, 27 de nov.', '2026-11-25', '2026-11-27'],
    ['25 de noviembre al 2 de diciembre', '2026-11-25', '2026-12-02'],
  ])('reads %s', (text, earliest, latest) => {
    const promise = parseDeliveryPromise(text, today);
    expect([promise?.earliest.toString(), promise?.latest.toString()]).toEqual([earliest, latest]);
  });

  it.each([
    '',
    'Please select a new delivery option',
    'Estimated delivery',
    'Nov 27 - Nov 25',
    'Nov 25. Or fastest delivery Nov 24',
    'Nov 25, Nov 26, Nov 27',
    'Friday, Nov 26',
    'In 3 hours',
    '2 - 3 weeks',
    'So it may be',
    'Fr., 26. Nov.',
    'mardi 25 novembre',
    'Llega pronto',
    'Arrive bientôt',
  ])('calls %j unknown', (text) => {
    expect(parseDeliveryPromise(text, today)).toBeNull();
  });

  it('never throws and never ends before it starts', () => {
    const word = fc.constantFrom(
      'Nov',
      '25',
      '27',
      '-',
      ',',
      'Tomorrow',
      'Friday',
      'and',
      'Dec',
      '31',
      '2026',
      '8 AM',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), (words) => {
        const promise = parseDeliveryPromise(words.join(' '), today);
        if (promise)
          expect(Temporal.PlainDate.compare(promise.earliest, promise.latest)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('parsePastDay', () => {
  it.each([
    ['today', '2026-11-24'],
    ['Yesterday', '2026-11-23'],
    ['gestern', '2026-11-23'],
    ['Monday', '2026-11-23'],
    ['Tuesday', '2026-11-17'],
    ['Nov 25', '2025-11-25'],
    ['May 11', '2026-05-11'],
    ['Sep 24, 2024', '2024-09-24'],
    ['18. Juli', '2026-07-18'],
    ['Monday, November 23', '2026-11-23'],
    ['le 18 juillet', '2026-07-18'],
    ['hier', '2026-11-23'],
    ['lundi', '2026-11-23'],
    ['el 18 de julio', '2026-07-18'],
    ['ayer', '2026-11-23'],
    ['domingo', '2026-11-22'],
    ['dimanche', '2026-11-22'],
  ])('reads %s', (text, day) => {
    expect(parsePastDay(text, today)?.toString()).toBe(day);
  });

  it('takes the first such day after the order where no year is printed', () => {
    const ordered = Temporal.PlainDate.from('2024-12-30');
    expect(parsePastDay('Jan 2', today, ordered)?.toString()).toBe('2025-01-02');
    expect(parsePastDay('Dec 30', today, ordered)?.toString()).toBe('2024-12-30');
    expect(parsePastDay('Nov 26', today, Temporal.PlainDate.from('2026-11-20'))).toBeNull();
    expect(parseDeliveryPromise('Arriving Jan 2 - Jan 4', today, ordered)?.latest.toString()).toBe(
      '2025-01-04',
    );
    expect(parseDeliveryPromise('Arriving tomorrow', today, ordered)?.latest.toString()).toBe('2026-11-25');
  });

  it.each([
    '',
    'Nov 25, 2026',
    'tomorrow',
    'to the porch',
    'Friday, November 23',
    'constructor',
    '__proto__',
  ])('calls %j unknown', (text) => {
    expect(parsePastDay(text, today)).toBeNull();
  });
});
