import type { BulkInviteResult, Role } from '@crosscart/contracts';
import { ScrollArea, Text } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { ROLE_NAMES } from '#features/people/role-words.ts';
import { type Column, ListTable, NONE } from '#ui/list-table.tsx';
import { OUTCOME_WORDS } from './invite-words.ts';
import type { InviteRow } from './parse-invites.ts';

type Row = Omit<InviteRow, 'line'> & { readonly line: number | null };

/** Each row of the list as it will be invited, why it can't be, or what came of it. */
export function BulkInviteRows(props: {
  rows: readonly InviteRow[];
  results: readonly BulkInviteResult[] | null;
  role: Role;
}) {
  const { role } = props;
  const results = props.results ?? [];
  // What needs a hand comes first; whoever is invited has left the field, and still stands here with what came of it.
  const rows = [
    ...props.rows.filter(({ problem }) => problem !== null),
    ...props.rows.filter(({ problem }) => problem === null),
    ...results.filter(({ outcome }) => outcome === 'created').map(asRow),
  ];
  if (rows.length === 0) return null;
  const outcomes = new Map(results.map((result) => [result.email.toLowerCase(), result]));
  const columns: readonly Column<Row>[] = [
    { header: 'Line', cell: (row) => row.line ?? NONE },
    { header: 'E-mail', lead: true, room: 'shared', cell: (row) => row.email || NONE },
    { header: 'Role', cell: (row) => ROLE_NAMES[row.role ?? role] },
    {
      header: 'Department roles',
      wraps: true,
      cell: (row) => departmentRolesOf(row, role),
    },
    {
      header: 'Result',
      wraps: true,
      cell: (row) => <RowState row={row} result={outcomes.get(row.email.toLowerCase())} />,
    },
  ];
  return (
    <ScrollArea.Autosize mah={280} viewportProps={{ tabIndex: 0, 'aria-label': 'Rows', role: 'group' }}>
      <ListTable
        label="People to invite"
        source={{ data: rows, error: null, isPlaceholderData: false, refetch: () => undefined }}
        columns={columns}
        rowKey={(row) => `${row.line} ${row.email}`}
        empty={{ icon: IconMail, title: 'Nobody yet' }}
      />
    </ScrollArea.Autosize>
  );
}

function departmentRolesOf(row: Row, role: Role): string {
  if ((row.role ?? role) !== 'va') return NONE;
  return row.departmentRoles?.join(', ') ?? 'as chosen';
}

function asRow({ email, invite }: BulkInviteResult): Row {
  const departmentRoles = invite?.department_roles.map(({ name }) => name) ?? null;
  return { line: null, email, role: invite?.role ?? null, departmentRoles, problem: null };
}

function RowState({ row, result }: { row: Row; result: BulkInviteResult | undefined }) {
  if (result?.outcome === 'created') {
    return (
      <Text span inherit c="green">
        {OUTCOME_WORDS.created}
      </Text>
    );
  }
  const problem = row.problem ?? (result ? (result.problem ?? OUTCOME_WORDS[result.outcome]) : null);
  if (problem === null) return 'ready';
  return (
    <Text span inherit c="red">
      {problem}
    </Text>
  );
}
