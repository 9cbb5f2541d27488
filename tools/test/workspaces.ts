import { globSync } from 'node:fs';
import { CHECKOUT } from '../stack/index.ts';

/** Folders of the workspaces that have a tsconfig.json, such as `packages/domain`. */
export function typedWorkspaces(): string[] {
  return globSync('{packages/*,apps/*,tools}/tsconfig.json', { cwd: CHECKOUT })
    .map((file) => file.replace(/\/tsconfig\.json$/, ''))
    .sort();
}
