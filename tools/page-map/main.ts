import { runPageMap } from './command.ts';

// `npm run page-map -- check FILE … | record FOLDER | schema`: tells how the page maps fit saved pages.

const { lines, exitCode } = runPageMap(process.argv.slice(2));
for (const line of lines) console.log(line);
process.exitCode = exitCode;
