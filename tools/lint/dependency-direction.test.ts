import { describe, expect, it } from 'vitest';
import { faultsOf } from './dependency-direction.ts';

describe('the direction of dependencies', () => {
  it('lets a workspace import what lies before it, and itself', () => {
    const text = `import { a } from '@crosscart/contracts';\nimport { b } from './money.ts';\nimport 'zod';`;
    expect(faultsOf('packages/domain/src/profit/margin.ts', text)).toEqual([]);
  });

  it('names an import that points the other way, by package name or by path', () => {
    const wrong = 'packages/contracts/src/a.ts imports domain: contracts may import no other workspace.';
    expect(faultsOf('packages/contracts/src/a.ts', `import type { M } from "@crosscart/domain";`)).toEqual([
      wrong,
    ]);
    expect(faultsOf('packages/contracts/src/a.ts', `await import('../../domain/src/index.ts')`)).toEqual([
      wrong,
    ]);
  });

  it('keeps apps apart', () => {
    expect(faultsOf('apps/web/src/a.ts', `import { x } from '@crosscart/api';`)).toHaveLength(1);
  });

  it('keeps the environment out of packages', () => {
    expect(faultsOf('packages/auth/src/a.ts', 'const url = process.env.URL;')).toHaveLength(1);
  });
});
