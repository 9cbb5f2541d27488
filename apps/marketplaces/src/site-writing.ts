import { formatMoney } from './money.ts';
import type { SiteManner } from './sites.ts';

/** How a site prints dates and amounts. Dates are the UTC day of their instant. */
export interface SiteWriting {
  /** "Sep 24, 2026", "24 Sept 2026", "24. Sep. 2026" */
  shortDate(instant: string): string;
  /** "Sep 24", "24 Sept", "24. Sep." */
  shortDay(instant: string): string;
  /** "September 24, 2026", "24. September 2026" */
  longDate(instant: string): string;
  /** "Thursday, September 24", "Donnerstag, 24. September" */
  weekdayDate(instant: string): string;
  /** "9:59 AM", "09:59" */
  timeOfDay(instant: string): string;
  /** "$1,349.00", "1.349,00 €"; null is "--" */
  money(minor: number | null, currency: string): string;
}

export function writingOf({ locale, domain, currency: own }: SiteManner): SiteWriting {
  const printed = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (instant: string) => format.format(new Date(instant));
  };
  // Canada's English prints the year first in its short form; its shops do not.
  const short = locale === 'en-CA' ? 'long' : 'short';
  return {
    shortDate: printed({ month: short, day: 'numeric', year: 'numeric' }),
    shortDay: printed({ month: short, day: 'numeric' }),
    longDate: printed({ month: 'long', day: 'numeric', year: 'numeric' }),
    weekdayDate: printed({ weekday: 'long', month: 'long', day: 'numeric' }),
    timeOfDay: printed({ hour: 'numeric', minute: '2-digit' }),
    money(minor, currency) {
      const amount = formatMoney(minor, currency);
      if (minor === null) return amount;
      if (currency === 'USD' && own !== 'USD' && locale !== 'de-DE') return amount.replace('$', 'US $');
      if (locale === 'de-DE') return german(amount, currency, domain);
      return currency === own && ['CAD', 'AUD'].includes(own) && domain.startsWith('amazon.')
        ? amount.replace(/^(-?)[A-Z]+ \$/, '$1$')
        : amount;
    },
  };
}

/** "-€1,349.00" → "-1.349,00 €"; eBay writes "EUR 1.349,00". */
function german(amount: string, currency: string, domain: string): string {
  const [, sign = '', symbol = '', number = ''] = /^(-?)([^\d]*)(.*)$/.exec(amount) ?? [];
  const swapped = number.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  return domain.startsWith('ebay.') ? `${sign}${currency} ${swapped}` : `${sign}${swapped} ${symbol.trim()}`;
}
