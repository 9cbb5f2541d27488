import type { PageView } from '../page-view.ts';

/** A clock and what follows it: " at 10:01 AM PDT", ", 10:01", " um 10:01 Uhr". */
const CLOCK = /,? (?:at |um )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: uhr)?(?: [a-z]{2,5})?$/i;

/** The calendar day that a text names with or without a clock, as YYYY-MM-DD; null when it is none. */
export function dayIn(view: PageView, text: string): string | null {
  return view.day(text.replace(CLOCK, ''));
}

/** The calendar day of a text such as "Sep 20, 2026 at 10:01 AM", as YYYY-MM-DD. "" and dashes are unknown. */
export function readDay(view: PageView, text: string | null, what: string): string | null {
  if (text === null || /^[-–—\s]*$/.test(text)) return null;
  return dayIn(view, text) ?? view.fail(what);
}
