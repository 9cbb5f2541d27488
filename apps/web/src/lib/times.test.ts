import { describe, expect, it } from 'vitest';
import { dayIn, formatDay, formatDistance, formatMoment, shipByUrgency } from './times.ts';

const now = new Date('2026-11-22T12:00:00Z');

describe('times on screen', () => {
  it('are in the org’s time zone, with the year only when it is another', () => {
    expect(formatMoment('2026-11-22T23:30:00Z', 'Europe/Berlin', now)).toBe('23 Nov, 00:30');
    expect(formatMoment('2025-12-31T23:30:00Z', 'America/New_York', now)).toBe('31 Dec 2025, 18:30');
  });

  it('keep a calendar day where it is', () => {
    expect(formatDay('2026-11-05')).toBe('5 Nov 2026');
  });

  it('fall on the day of the time zone', () => {
    const lateInTheEvening = new Date('2026-01-01T02:30:00Z');
    expect(dayIn('America/Los_Angeles', lateInTheEvening)).toBe('2025-12-31');
    expect(dayIn('Pacific/Auckland', lateInTheEvening)).toBe('2026-01-01');
  });

  it('tell distances in the largest whole unit', () => {
    expect(formatDistance('2026-11-22T17:30:00Z', now)).toBe('in 5 hr');
    expect(formatDistance('2026-11-22T11:57:00Z', now)).toBe('3 min ago');
    expect(formatDistance('2026-11-22T12:00:20Z', now)).toBe('now');
  });

  it('alarm twelve hours before ship-by', () => {
    expect(shipByUrgency('2026-11-22T11:59:00Z', now)).toBe('late');
    expect(shipByUrgency('2026-11-22T23:59:00Z', now)).toBe('soon');
    expect(shipByUrgency('2026-11-23T00:01:00Z', now)).toBe('calm');
  });
});
