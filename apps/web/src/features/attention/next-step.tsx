import type { AttentionItem, PermissionKey, Role } from '@crosscart/contracts';
import { Anchor } from '@mantine/core';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { NONE } from '#ui/list-table.tsx';

/** The safe next step of a problem, where this app has a page for it. */
export function nextStep(
  item: AttentionItem,
  { role, may }: { role: Role; may: (key: PermissionKey) => boolean },
): ReactNode {
  if (item.status === 'resolved') return 'resolved';
  if (item.cause === 'NO_SUPPLIER_LINK' && may('supplier_links.write')) {
    const sought = new URLSearchParams({
      add: 'link',
      ...(item.account_id ? { account: item.account_id } : {}),
    });
    return (
      <Anchor component={Link} inherit href={`/${role}/supplier-links?${sought}`}>
        Add supplier link
      </Anchor>
    );
  }
  if (POLICY_CAUSES.has(item.cause) && may('admin.policies') && item.account_id) {
    return (
      <Anchor component={Link} inherit href={`/${role}/accounts/${item.account_id}`}>
        Look at policy
      </Anchor>
    );
  }
  return NONE;
}

const POLICY_CAUSES: ReadonlySet<string> = new Set([
  'BLOCKER_PRICE_GUARD',
  'PROFIT_BELOW_FLOOR',
  'FEES_UNKNOWN',
  'DAILY_CAP_REACHED',
  'DELIVERY_TOO_LATE',
  'MODE_OBSERVE',
  'MODE_OFF',
]);
