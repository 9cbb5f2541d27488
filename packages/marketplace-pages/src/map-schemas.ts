import { z } from 'zod';
import { AccountMap, BlockerMap, PageMap } from './page-map.ts';

/**
 * The JSON Schemas that editors complete and check maps by, by file name. Made of what the code parses maps
 * with, so that the two cannot differ.
 */
export function mapSchemas(): Readonly<Record<string, object>> {
  return {
    'page-map.schema.json': schemaOf(PageMap, 'One page of one marketplace'),
    'blocker-map.schema.json': schemaOf(BlockerMap, 'Pages that stand in an agent’s way'),
    'account-map.schema.json': schemaOf(AccountMap, 'Where a marketplace prints whose session it is'),
  };
}

function schemaOf(map: z.ZodType, title: string): object {
  return { title, ...z.toJSONSchema(map, { io: 'input' }) };
}
