'use client';
import { type AuditEntry, listAudit } from '@crosscart/contracts';
import { Anchor } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { AuditEntryDrawer, Seal } from './audit-entry-drawer.tsx';
import { AUDIT_FILTERS, AuditFilters, useAuditFilters } from './audit-filters.tsx';
import { changedFields, whatHappened } from './audit-words.ts';

/** What people changed, newest first; filters and the open entry live in the URL. */
export function AuditPage() {
  const filters = useAuditFilters();
  const opened = useFilters(['entry']);
  const whole = useFilters([...AUDIT_FILTERS, 'entry']);
  const entries = useApiPages(listAudit, filters.query);
  const open = (entry: AuditEntry) => opened.set({ entry: String(entry.id) }, 'push');
  const entryId = entryIdOf(opened.values.entry);
  return (
    <Page
      title="Audit log"
      description="Every change that a person made, kept in a sealed chain. What agents and the system do stands in each job's timeline."
    >
      <AuditFilters filters={filters} entries={entries.data ?? []} />
      <ListTable
        label="Audit log"
        source={entries}
        columns={columns(open)}
        rowKey={(entry) => String(entry.id)}
        onOpen={open}
        onClearFilters={filters.clear}
        empty={{
          icon: IconHistory,
          title: 'Nobody changed anything yet',
          hint: 'Changes appear here as they are made.',
        }}
      />
      <AuditEntryDrawer
        entryId={entryId}
        known={entries.data?.find(({ id }) => id === entryId)}
        onOnlyThis={(entry) => {
          const none = Object.fromEntries(AUDIT_FILTERS.map((name) => [name, null]));
          whole.set({ ...none, entry: null, kind: entry.subject, record: entry.subject_id }, 'push');
        }}
        onClose={() => opened.clear?.()}
      />
    </Page>
  );
}

function columns(open: (entry: AuditEntry) => void): readonly Column<AuditEntry>[] {
  return [
    {
      header: 'What',
      lead: true,
      room: 'shared',
      cell: (entry) => (
        <Anchor component="button" type="button" inherit fw={500} data-cut onClick={() => open(entry)}>
          {whatHappened(entry)}
        </Anchor>
      ),
    },
    {
      header: 'Fields',
      room: 'rest',
      cell: (entry) => changedFields(entry),
    },
    {
      header: 'Who',
      room: 'shared',
      cell: (entry) => entry.actor.full_name ?? entry.actor.email ?? 'unknown',
    },
    { header: 'Account', room: 'shared', cell: (entry) => entry.account?.account_code ?? NONE },
    { header: 'From', cell: (entry) => entry.ip ?? NONE },
    { header: 'Chain', cell: (entry) => <Seal sealed={entry.sealed} /> },
    { header: 'When', align: 'right', cell: (entry) => <Moment at={entry.created_at} /> },
  ];
}

function entryIdOf(value: string | undefined): number | null {
  return value && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
