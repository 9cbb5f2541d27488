import { z } from 'zod';

export const Uuid = z.uuid();
/** Integer minor units (cents). The currency stands beside it, always. */
export const Minor = z.int().min(-1_000_000_000_00).max(1_000_000_000_00);
export const NonNegativeMinor = Minor.min(0);
/** ISO 4217, upper case. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD');
/** A currency that is in use somewhere: the pattern alone lets XQX through. */
export const KnownCurrency = z
  .string()
  .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'an ISO 4217 code such as USD');
/** By its name; an offset such as +02:00 is none, and databases read its sign the other way round. */
export const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, 'an IANA time zone such as Europe/Berlin');
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Z]/i.test(name);
  } catch {
    return false;
  }
}
/** ISO 8601 knows a year 0000, which no calendar and no database does. */
const isAfterYearZero = (text: string): boolean => !text.startsWith('0000');
/** A calendar day, YYYY-MM-DD. */
export const CalendarDay = z.iso.date().refine(isAfterYearZero, 'a day such as 2026-03-31');
/** A moment, ISO 8601 with offset. */
export const Timestamp = z.iso
  .datetime({ offset: true })
  .refine(isAfterYearZero, 'a moment such as 2026-03-31T09:30:00Z');
export const ShortText = z.string().trim().min(1).max(200);
export const LongText = z.string().max(4_000);
export const Email = z.email().max(254);

/** NN-NNNNN-NNNNN, or the older item-transaction form that eBay still serves for some orders. */
export const EbayOrderId = z
  .string()
  .regex(/^(?:\d{2}-\d{5}-\d{5}|\d{9,19}-\d{1,19})$/, 'an eBay order id such as 12-15199-57289');
export const Asin = z.string().regex(/^[A-Z0-9]{10}$/, 'an ASIN: ten letters and digits');
/** NNN-NNNNNNN-NNNNNNN, or a digital D01-…; a 106-… purchase id is never an order id. */
export const AmazonOrderId = z
  .string()
  .regex(/^(?!106-)(?:\d{3}|D\d{2})-\d{7}-\d{7}$/, 'an Amazon order id such as 112-1234567-1234567');

/** `limit` and the cursor a previous page handed out. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

/** A page of items; `next_cursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next_cursor: z.string().nullable() });
}

export const Empty = z.object({});
export const IdParams = z.strictObject({ id: Uuid });
