import type { Bench } from './benches.ts';
import { reportFigures } from './readers/report-speed.ts';

/** How fast reports are read. */
export const readers: Bench = async (say) => ({ ...(await reportFigures(say)) });
