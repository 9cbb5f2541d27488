import { run } from '../test/run.ts';

// `npm run format`: writes the one format.
process.exitCode = (await run('biome', ['check', '--write', '.'])) ? 0 : 1;
