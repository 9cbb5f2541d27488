'use client';
import { type BulkInviteResult, inviteInBulk, listInvites, Role } from '@crosscart/contracts';
import { Alert, Button, FileButton, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { IconFileTypeCsv } from '@tabler/icons-react';
import { type DragEvent, type FormEvent, useMemo, useState } from 'react';
import { ROLE_NAMES } from '#features/people/role-words.ts';
import { numberTyped } from '#lib/number-typed.ts';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { WholeNumberField } from '#ui/whole-number-field.tsx';
import { BulkInviteRows } from './bulk-invite-rows.tsx';
import { DepartmentRolesField, useDepartmentRoles } from './department-roles-field.tsx';
import { outcomeSummary } from './invite-words.ts';
import { type InviteRow, parseInvites } from './parse-invites.ts';

/** Invites many at once from a pasted list or a CSV file. What was not invited stays in the field. */
export function BulkInviteForm({ onDone }: { onDone: () => void }) {
  const [text, setText] = useState('');
  const [role, setRole] = useState<Role>('va');
  const [departmentRoleIds, setDepartmentRoleIds] = useState<string[]>([]);
  const [days, setDays] = useState('14');
  const [results, setResults] = useState<readonly BulkInviteResult[] | null>(null);
  const roles = useDepartmentRoles();
  const names = useMemo(() => (roles.data?.items ?? []).map(({ name }) => name), [roles.data]);
  const rows = useMemo(() => parseInvites(text, names), [text, names]);
  const ready = rows.filter(({ problem }) => problem === null);
  const invite = useApiMutation(inviteInBulk, {
    refreshes: [listInvites],
    onSuccess: (answer) => {
      setResults(answer.results);
      const made = new Set(answer.results.filter(isMade).map(({ email }) => email.toLowerCase()));
      setText(asText(rows.filter(({ email }) => !made.has(email.toLowerCase()))));
    },
  });
  const change = (next: string) => {
    setText(next);
    setResults(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({
      body: {
        rows: ready.map((row) => ({
          email: row.email,
          ...(row.role ? { role: row.role } : {}),
          ...(row.departmentRoles ? { department_roles: [...row.departmentRoles] } : {}),
        })),
        role,
        department_role_ids: role === 'va' ? departmentRoleIds : [],
        expires_in_days: numberTyped(days),
      },
    });
  };
  const readFile = async (file: File | undefined | null) => {
    if (file) change(await file.text());
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void readFile(event.dataTransfer.files[0]);
  };
  const isAllDone = results !== null && rows.length === 0;
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        {results ? (
          <Alert color={isAllDone ? 'green' : 'orange'} p="sm" role="status" title={outcomeSummary(results)}>
            {isAllDone ? 'Everybody on the list is invited.' : 'What was not invited still stands below.'}
          </Alert>
        ) : null}
        {isAllDone ? null : (
          <>
            <Textarea
              label="People"
              description="E-mail addresses, or columns e-mail, role and department roles, with a header or without"
              placeholder={'ann@example.com\nBob Lee <bob@example.com>\ncy@example.com, client'}
              data-autofocus
              rows={6}
              maxLength={200_000}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              value={text}
              onChange={(event) => change(event.currentTarget.value)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={drop}
            />
            <Group gap="xs">
              <FileButton onChange={readFile} accept=".csv,.tsv,.txt,text/csv,text/plain">
                {(button) => (
                  <Button
                    variant="default"
                    leftSection={<IconFileTypeCsv size={14} aria-hidden />}
                    {...button}
                  >
                    Choose a CSV file
                  </Button>
                )}
              </FileButton>
              <Text size="sm" c="dimmed">
                or drop one on the field
              </Text>
            </Group>
            <Group gap="md" align="flex-end">
              <Stack gap={4}>
                <Text size="sm" fw={500} id="bulk-role">
                  Role, where the list names none
                </Text>
                <SegmentedControl
                  size="xs"
                  aria-labelledby="bulk-role"
                  value={role}
                  onChange={(value) => setRole(Role.parse(value))}
                  data={Role.options.map((value) => ({ value, label: ROLE_NAMES[value] }))}
                />
              </Stack>
              <WholeNumberField
                label="Valid for, days"
                size="xs"
                w={120}
                value={days}
                error={invite.error?.fields.expires_in_days}
                onChange={(event) => setDays(event.currentTarget.value)}
              />
            </Group>
            {role === 'va' ? (
              <DepartmentRolesField value={departmentRoleIds} onChange={setDepartmentRoleIds} />
            ) : null}
          </>
        )}
        <BulkInviteRows rows={rows} results={results} role={role} />
        <FormProblem error={invite.error} shownFields={['expires_in_days']} />
        <Group justify="flex-end">
          {ready.length < rows.length ? (
            <Text size="sm" c="dimmed" mr="auto">
              {rows.length - ready.length} of {rows.length} can't be invited as they stand
            </Text>
          ) : null}
          {results ? (
            <Button variant={isAllDone ? 'filled' : 'default'} onClick={onDone}>
              Done
            </Button>
          ) : null}
          {isAllDone ? null : (
            <Button type="submit" loading={invite.isPending} disabled={ready.length === 0}>
              {ready.length === 1 ? 'Invite 1 person' : `Invite ${ready.length} people`}
            </Button>
          )}
        </Group>
      </Stack>
    </Form>
  );
}

function isMade(result: BulkInviteResult): boolean {
  return result.outcome === 'created';
}

/** Rows as the field takes them back, with all that was known of each. */
function asText(rows: readonly InviteRow[]): string {
  if (rows.every(({ role, departmentRoles }) => role === null && departmentRoles === null)) {
    return rows.map(({ email }) => email).join('\n');
  }
  const lines = rows.map(({ email, role, departmentRoles }) =>
    [email, role ?? '', departmentRoles?.join('|') ?? ''].join(','),
  );
  return ['email,role,department roles', ...lines].join('\n');
}
