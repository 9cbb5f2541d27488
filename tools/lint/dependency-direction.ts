import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CHECKOUT } from '../stack/checkout.ts';

// Which way dependencies point: contracts ← domain ← marketplace-pages / database / agent-client ← auth ← apps ←
// tools. Apps never import each other. (dependency-cruiser can't read TypeScript 7; imports across workspaces go by
// package name or by a path that leaves the workspace, so a look at the specifiers is enough.)

/** What each workspace may import of the others. `tools` may import all. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  contracts: [],
  domain: ['contracts'],
  'marketplace-pages': ['contracts', 'domain'],
  database: ['contracts', 'domain'],
  'agent-client': ['contracts', 'domain'],
  auth: ['contracts', 'domain', 'database'],
  api: ['contracts', 'domain', 'marketplace-pages', 'database', 'agent-client', 'auth'],
  web: ['contracts', 'domain', 'marketplace-pages', 'agent-client'],
  extension: ['contracts', 'domain', 'marketplace-pages', 'agent-client'],
  marketplaces: ['contracts', 'domain', 'marketplace-pages', 'database', 'agent-client', 'auth'],
};

const SPECIFIER = /(?:\bfrom|\bimport|\bimport\()\s*['"]([^'"]+)['"]/g;

/** One sentence for every import that points the wrong way, and for every package that reads process.env. */
export function wrongImports(): string[] {
  const files = globSync('{packages,apps}/*/{src/**/,}*.{ts,tsx}', { cwd: CHECKOUT });
  return files.sort().flatMap((file) => faultsOf(file, readFileSync(path.join(CHECKOUT, file), 'utf8')));
}

/** The same for one file's text; `file` is its path in the checkout. */
export function faultsOf(file: string, text: string): string[] {
  const [kind = '', workspace = ''] = file.split('/');
  const allowed = ALLOWED[workspace];
  if (allowed === undefined)
    return [`${kind}/${workspace} has no place in the direction of dependencies (${file}).`];
  const faults = [...text.matchAll(SPECIFIER)].flatMap(([, specifier = '']) => {
    const target = workspaceOf(specifier, file);
    if (target === null || target === workspace || allowed.includes(target)) return [];
    return [
      `${file} imports ${target}: ${workspace} may import ${allowed.join(', ') || 'no other workspace'}.`,
    ];
  });
  if (kind === 'packages' && !file.endsWith('.test.ts') && /\bprocess\.env\b/.test(text)) {
    faults.push(`${file} reads process.env: packages get their configuration as parameters.`);
  }
  return faults;
}

function workspaceOf(specifier: string, file: string): string | null {
  const named = /^@crosscart\/([^/]+)/.exec(specifier);
  if (named !== null) return named[1] ?? null;
  if (!specifier.startsWith('.')) return null;
  const reached = path.posix.join(path.posix.dirname(file), specifier).split('/');
  return reached[0] === 'packages' || reached[0] === 'apps' ? (reached[1] ?? null) : (reached[0] ?? null);
}
