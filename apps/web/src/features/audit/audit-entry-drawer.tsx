'use client';
import { type AuditEntry, listAudit } from '@crosscart/contracts';
import {
  Badge,
  Button,
  DataList,
  DataListItem,
  DataListItemLabel,
  DataListItemValue,
  Drawer,
  Skeleton,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconHistory, IconLink, IconLinkOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTimeZone } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { formatMomentFully } from '#lib/times.ts';
import { FailedState, ListState } from '#ui/list-state.tsx';
import { changesOf, whatHappened } from './audit-words.ts';
import { ChangeTable } from './change-table.tsx';
import { useNames } from './use-names.ts';

/** One audited change: who, when, from where, and each column before and after. */
export function AuditEntryDrawer(props: {
  entryId: number | null;
  /** The entry where the list holds it already. */
  known: AuditEntry | undefined;
  onOnlyThis: (entry: AuditEntry) => void;
  onClose: () => void;
}) {
  return (
    <Drawer opened={props.entryId !== null} onClose={props.onClose} size="lg" title="Change">
      {props.entryId === null ? null : <Entry {...props} entryId={props.entryId} />}
    </Drawer>
  );
}

function Entry(props: {
  entryId: number;
  known: AuditEntry | undefined;
  onOnlyThis: (entry: AuditEntry) => void;
}) {
  const asked = useApiQuery(listAudit, { query: { id: props.entryId, limit: 1 } }, { enabled: !props.known });
  const entry = props.known ?? asked.data?.items.find(({ id }) => id === props.entryId);
  if (entry) return <EntryDetail entry={entry} onOnlyThis={() => props.onOnlyThis(entry)} />;
  if (asked.error) return <FailedState error={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.data && !asked.isPlaceholderData) {
    return (
      <ListState
        kind="empty"
        title="There is no such entry"
        hint="The retention may have removed it, or it belongs to another organisation."
      />
    );
  }
  return (
    <Stack gap="sm" aria-busy>
      <Skeleton height={22} width="60%" />
      <Skeleton height={140} />
      <Skeleton height={160} />
    </Stack>
  );
}

function EntryDetail({ entry, onOnlyThis }: { entry: AuditEntry; onOnlyThis: () => void }) {
  const timeZone = useTimeZone();
  const { names, currencies } = useNames();
  const currency = entry.account ? (currencies.get(entry.account.id) ?? null) : null;
  const named = names.get(entry.subject_id);
  const facts: [string, ReactNode][] = [
    ['When', formatMomentFully(entry.created_at, timeZone)],
    ['Who', <Actor key="who" actor={entry.actor} />],
    ['From', entry.ip ?? 'unknown'],
    ['With', entry.user_agent ?? 'unknown'],
    ...(entry.account ? ([['Account', entry.account.account_code]] as [string, ReactNode][]) : []),
    [
      'About',
      <Stack key="of" gap={4} align="flex-start">
        {named && named !== entry.account?.account_code ? <Text inherit>{named}</Text> : null}
        <Text size="xs" c="dimmed" ff="monospace">
          {entry.subject_id}
        </Text>
      </Stack>,
    ],
    ['Chain', <Seal key="seal" sealed={entry.sealed} explained />],
  ];
  return (
    <Stack gap="lg">
      <Title order={2}>{whatHappened(entry)}</Title>
      {entry.action === 'read' ? (
        <Text size="sm">Personal data was shown. Nothing was changed.</Text>
      ) : (
        <ChangeTable changes={changesOf(entry)} words={{ timeZone, currency, names }} />
      )}
      <DataList labelWidth={90} gap={8}>
        {facts.map(([label, value]) => (
          <DataListItem key={label}>
            <DataListItemLabel>{label}</DataListItemLabel>
            <DataListItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataListItemValue>
          </DataListItem>
        ))}
      </DataList>
      <div>
        <Button variant="default" leftSection={<IconHistory size={14} aria-hidden />} onClick={onOnlyThis}>
          All changes of this
        </Button>
      </div>
    </Stack>
  );
}

function Actor({ actor }: { actor: AuditEntry['actor'] }) {
  if (!actor.full_name) return actor.email ?? actor.id;
  return (
    <>
      {actor.full_name}{' '}
      <Text span inherit c="dimmed">
        {actor.email}
      </Text>
    </>
  );
}

/** Whether the chain of hashes covers the entry yet. What is as it should be stays quiet. */
export function Seal({ sealed, explained = false }: { sealed: boolean; explained?: boolean }) {
  return (
    <>
      {sealed ? (
        <Text span inherit c="dimmed">
          <IconLink size={14} stroke={1.7} aria-hidden style={{ verticalAlign: -2, marginRight: 4 }} />
          sealed
        </Text>
      ) : (
        <Badge color="orange" leftSection={<IconLinkOff size={12} aria-hidden />}>
          not sealed yet
        </Badge>
      )}
      {explained ? (
        <Text size="xs" c="dimmed" mt={4}>
          {sealed
            ? 'A later change of this entry would break the chain, and the next check of it would name the entry.'
            : 'It joins the chain with the next seal, within seconds.'}
        </Text>
      ) : null}
    </>
  );
}
