import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapSchemas } from './map-schemas.ts';

describe('the JSON Schemas of the maps', () => {
  it.each(Object.entries(mapSchemas()))(
    '%s is what the code parses (npm run page-map -- schema)',
    (name, schema) => {
      const file = readFileSync(new URL(`../schemas/${name}`, import.meta.url), 'utf8');
      expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(schema)));
    },
  );

  it('is named by every map, so that editors find it', () => {
    const folder = path.join(import.meta.dirname, '..', 'maps');
    const maps = globSync('*/*.json', { cwd: folder });
    expect(maps.length).toBeGreaterThan(10);
    for (const map of maps) {
      const file = path.join(folder, map);
      const { $schema } = JSON.parse(readFileSync(file, 'utf8')) as { $schema?: string };
      expect([map, path.basename($schema ?? '')]).toEqual([
        map,
        expect.stringMatching(/-map\.schema\.json$/),
      ]);
      expect(() => readFileSync(path.join(path.dirname(file), $schema ?? ''))).not.toThrow();
    }
  });
});
