'use client';
import { type AccountPresence, listPresence } from '@crosscart/contracts';
import { Badge, Tooltip } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useApiQuery } from '#lib/queries.ts';

/** Who else is on an account: by name for those who may know, else only that somebody is. Nothing while nobody is. */
export function OnIt({ accountId }: { accountId: string }) {
  const words = presenceWords(usePresence().get(accountId));
  if (words === null) return null;
  return (
    <Tooltip label="Has this account open now">
      <Badge color="teal" leftSection={<IconUser size={11} aria-hidden />}>
        {words}
      </Badge>
    </Tooltip>
  );
}

/** The presence of each account that I see, by its id. */
export function usePresence(): ReadonlyMap<string, AccountPresence> {
  const presence = useApiQuery(listPresence, {});
  return new Map((presence.data?.items ?? []).map((item) => [item.account_id, item]));
}

/** "Vic VA", "Vic VA and 2 more", "occupied"; null while nobody else is there. */
export function presenceWords(presence: AccountPresence | undefined): string | null {
  if (!presence?.occupied) return null;
  const [first, ...others] = presence.people ?? [];
  if (first === undefined) return 'occupied';
  const name = first.full_name ?? first.email;
  return others.length > 0 ? `${name} and ${others.length} more` : name;
}
