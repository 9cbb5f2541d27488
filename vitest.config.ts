import { defineConfig } from 'vitest/config';

// Unit and integration tests stand beside the code in every workspace; `e2e` drives a real Chromium and runs by
// itself. Two cores are what CI has.
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      'packages/*',
      'apps/*',
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
