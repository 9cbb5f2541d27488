import { runPhases } from '../test/phases.ts';
import { lint, typeCheck } from '../test/static.ts';

// `npm run check`: the part of `npm test` that takes seconds.
process.exitCode = await runPhases([
  { name: 'Type check', work: typeCheck },
  { name: 'Lint', work: lint },
]);
