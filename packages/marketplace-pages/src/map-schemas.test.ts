import { readFileSync } from 'node:fs';
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
});
