import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { setupFiles: ['src/testing/fake-extension.ts'], include: ['src/**/*.test.ts'] },
});
