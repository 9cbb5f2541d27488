'use client';
import { getUser, listUsers, type UserDetail, updateUser } from '@crosscart/contracts';
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useApiMutation } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';

/** What admins note about a member. */
export function UserRemarks({ user }: { user: UserDetail }) {
  const [typed, setTyped] = useState(user.admin_remarks ?? '');
  const save = useApiMutation(updateUser, {
    refreshes: [getUser, listUsers],
    onSuccess: () => notifyDone('The remarks are saved.'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ params: { id: user.user_id }, body: { admin_remarks: typed.trim() || null } });
  };
  return (
    <Card title="Admin remarks" hint="Only admins see them; the person never does.">
      <Form onSubmit={submit}>
        <Stack gap="sm">
          <Textarea
            aria-label="Admin remarks"
            autosize
            minRows={2}
            maxRows={10}
            maxLength={4000}
            value={typed}
            error={save.error?.fields.admin_remarks}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <FormProblem error={save.error} shownFields={['admin_remarks']} />
          <Group justify="flex-end">
            <Button
              type="submit"
              variant="default"
              loading={save.isPending}
              disabled={typed.trim() === (user.admin_remarks ?? '')}
            >
              Save remarks
            </Button>
          </Group>
        </Stack>
      </Form>
    </Card>
  );
}
