import { BENCHES } from './benches.ts';

// `npm run bench -- <name> [--json]`: measures, prints the figures; with --json the last line is one JSON object.

const isJson = process.argv.includes('--json');
const [name] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const load = name === undefined ? undefined : BENCHES[name];
if (load === undefined) {
  console.error(`Name one of: ${Object.keys(BENCHES).sort().join(', ')}.`);
  process.exitCode = 2;
} else {
  const bench = await load();
  const figures = await bench(console.error);
  if (isJson) console.log(JSON.stringify(figures));
  else for (const [figure, value] of Object.entries(figures)) console.log(`${figure.padEnd(28)} ${value}`);
}
