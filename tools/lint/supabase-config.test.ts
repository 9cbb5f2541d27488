import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECKOUT } from '../stack/index.ts';

const config = readFileSync(path.join(CHECKOUT, 'supabase/config.toml'), 'utf8');

describe('the settings of a hosted project', () => {
  it('keep the product’s schemas away from the REST layer', () => {
    expect(/^schemas = (\[.*\])$/m.exec(config)?.[1]).toBe('["public"]');
  });

  it('name a hook that a migration makes', () => {
    const [, schema, name] = /^uri = "pg-functions:\/\/postgres\/(\w+)\/(\w+)"$/m.exec(config) ?? [];
    const migration = readFileSync(
      path.join(CHECKOUT, 'supabase/migrations/20261129010000_sign_in_gate.sql'),
      'utf8',
    );
    expect(migration).toContain(`create function ${schema}.${name}(event jsonb) returns jsonb`);
  });

  it('name mails that exist, with the code and no link', () => {
    const paths = [...config.matchAll(/^content_path = "(.+)"$/gm)].map(([, file]) => file ?? '');
    expect(paths.length).toBeGreaterThan(0);
    for (const file of paths) {
      expect(existsSync(path.join(CHECKOUT, file))).toBe(true);
      const text = readFileSync(path.join(CHECKOUT, file), 'utf8');
      expect(text).toContain('{{ .Token }}');
      expect(text).not.toMatch(/ConfirmationURL|href=/);
    }
  });
});
