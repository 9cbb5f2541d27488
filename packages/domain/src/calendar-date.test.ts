import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { calendarDayIn, momentsOfDay, parseCalendarDate } from './calendar-date.ts';

const today = Temporal.PlainDate.from('2026-11-22');

describe('parseCalendarDate', () => {
  it.each([
    ['September 8, 2024', '2024-09-08'],
    ['Sep 8, 2024', '2024-09-08'],
    ['Sept. 8, 2024', '2024-09-08'],
    ['8 September 2024', '2024-09-08'],
    ['Sun, Sep 8, 2024', '2024-09-08'],
    ['2024-09-08', '2024-09-08'],
    ['Sep 24', '2026-09-24'],
    ['Jan 3', '2027-01-03'],
    ['Oct. 1', '2026-10-01'],
    ['Wednesday, Nov 25', '2026-11-25'],
    ['20. Sep. 2026', '2026-09-20'],
    ['20. September 2026', '2026-09-20'],
    ['20.09.2026', '2026-09-20'],
    ['So., 20. Sept. 2026', '2026-09-20'],
    ['Mi, 25. Nov', '2026-11-25'],
    ['Donnerstag, 1. Oktober 2026', '2026-10-01'],
    ['3. März 2026', '2026-03-03'],
    ['5. Dez. 2026', '2026-12-05'],
    ['1. Mai 2026', '2026-05-01'],
    ['le 1er mai 2026', '2026-05-01'],
    ['15 août 2026', '2026-08-15'],
    ['9 juin', '2026-06-09'],
    ['9 juill. 2026', '2026-07-09'],
    ['mar. 24 novembre', '2026-11-24'],
    ['9 de mayo de 2026', '2026-05-09'],
    ['abril 5, 2024', '2024-04-05'],
    ['el martes, 24 de noviembre', '2026-11-24'],
  ])('reads %s', (text, iso) => {
    expect(parseCalendarDate(text, { today })?.toString()).toBe(iso);
  });

  it.each([
    '',
    '09/08/2024',
    'February 30, 2024',
    'Sunday, Nov 25',
    'Mon, Sep 8, 2024',
    'Maybe 5',
    'Sep 8, 2024 x',
    'Sep',
    'Mo., 20. Sep. 2026',
    '31.02.2026',
    '20.09.26',
    '20. Foo 2026',
    'mercredi 24 novembre',
    '9 de mayores 2026',
  ])('does not guess %j', (text) => {
    expect(parseCalendarDate(text, { today })).toBeNull();
  });

  it('needs a day to count from when the year is missing', () => {
    expect(parseCalendarDate('Sep 24')).toBeNull();
    expect(parseCalendarDate('Dec 24', { today, missingYear: 'past' })?.toString()).toBe('2025-12-24');
    expect(parseCalendarDate('Sep 24', { today, missingYear: 'future' })?.toString()).toBe('2027-09-24');
  });

  it.each(['en-US', 'en-GB', 'de-DE', 'fr-CA', 'fr-FR', 'es-US', 'es-ES'])(
    'reads back every day that %s prints',
    (locale) => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom('long', 'short'), (days, width) => {
          const day = Temporal.PlainDate.from('2000-01-01').add({ days });
          const text = day.toLocaleString(locale, {
            weekday: width,
            month: width,
            day: 'numeric',
            year: 'numeric',
          });
          expect(parseCalendarDate(text)?.toString()).toBe(day.toString());
        }),
      );
    },
  );

  it('takes the calendar day of the place', () => {
    const moment = Temporal.Instant.from('2026-11-22T03:00:00Z');
    expect(calendarDayIn(moment, 'America/Los_Angeles').toString()).toBe('2026-11-21');
    expect(calendarDayIn(moment, 'Europe/Berlin').toString()).toBe('2026-11-22');
  });

  it('begins a day when the place does, also on the days that clocks are put forward or back', () => {
    expect(momentsOfDay('2026-11-22', 'UTC')).toEqual({
      from: '2026-11-22T00:00:00Z',
      until: '2026-11-23T00:00:00Z',
    });
    expect(momentsOfDay('2026-03-29', 'Europe/Berlin')).toEqual({
      from: '2026-03-28T23:00:00Z',
      until: '2026-03-29T22:00:00Z',
    });
    expect(momentsOfDay('2026-02-31', 'UTC')).toBeNull();
    expect(momentsOfDay('yesterday', 'UTC')).toBeNull();
  });
});
