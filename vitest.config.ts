import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Every workspace: by its own configuration where it has one, else with the limits below, which globs do not inherit. */
const workspaces = ['packages', 'apps'].flatMap((kind) =>
  readdirSync(kind)
    .filter((name) => existsSync(`${kind}/${name}/package.json`))
    .map((name) => {
      const root = `${kind}/${name}`;
      if (existsSync(`${root}/vitest.config.ts`)) return root;
      return { extends: true as const, test: { name: `@crosscart/${name}`, root } };
    }),
);

// Unit and integration tests stand beside the code in every workspace; `e2e` drives a real Chromium and runs by
// itself. Two cores are what CI has.
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      ...workspaces,
      { extends: true, test: { name: 'tools', root: 'tools', exclude: ['e2e/**', '**/node_modules/**'] } },
      {
        extends: true,
        test: {
          name: 'e2e',
          root: 'tools',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
