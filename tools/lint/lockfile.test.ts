import { expect, it } from 'vitest';
import { unpinnedPackages } from './lockfile.ts';

it('names optional packages that a lock file does not pin, wherever Node would look for them', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/a': {
        dev: true,
        optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0', 'a-own': '1.0.0' },
      },
      'node_modules/a-linux': {},
      'node_modules/a/node_modules/a-own': {},
    },
  };
  expect(unpinnedPackages(lock)).toEqual([{ name: 'a-darwin', version: '1.0.0', dev: true }]);
});
