import type { Bench } from './benches.ts';
import { pageFigures } from './readers/page-speed.ts';
import { reportFigures } from './readers/report-speed.ts';

/** How fast pages and reports are read. */
export const readers: Bench = async (say) => ({ ...pageFigures(say), ...(await reportFigures(say)) });
