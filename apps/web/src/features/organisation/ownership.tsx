'use client';
import { getOrg, getUser, listUsers, me, type Org, transferOwnership } from '@crosscart/contracts';
import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { usePlace } from '#lib/place-context.tsx';
import { useApiMutation, useApiPages } from '#lib/queries.ts';
import { useFilters } from '#lib/use-filters.ts';
import { Card } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';

const WORD = 'TRANSFER';
const FIELDS = ['new_owner_user_id', 'confirm'];

/** Who owns the organisation, and the way to hand it over. */
export function Ownership({ org }: { org: Org }) {
  const { membership } = usePlace();
  const dialog = useFilters(['transfer']);
  const owner = org.owner ? (org.owner.full_name ?? org.owner.email) : null;
  return (
    <Card title="Ownership">
      <Text size="sm">
        {owner === null
          ? 'The owner has not signed in yet.'
          : membership.is_owner
            ? 'You own this organisation.'
            : `${owner} owns this organisation.`}
      </Text>
      {membership.is_owner ? (
        <div>
          <Button variant="default" onClick={() => dialog.set({ transfer: 'yes' }, 'push')}>
            Transfer ownership
          </Button>
        </div>
      ) : (
        <Text size="sm" c="dimmed">
          Only the owner can hand it over.
        </Text>
      )}
      <Modal
        opened={membership.is_owner && dialog.values.transfer === 'yes'}
        onClose={() => dialog.clear?.()}
        title="Transfer ownership"
      >
        <TransferForm org={org} onDone={() => dialog.clear?.()} />
      </Modal>
    </Card>
  );
}

function TransferForm({ org, onDone }: { org: Org; onDone: () => void }) {
  const router = useRouter();
  const [heir, setHeir] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const admins = useApiPages(listUsers, { role: 'admin', status: 'active', limit: 200 });
  const data = (admins.data ?? [])
    .filter((admin) => !admin.is_owner)
    .map((admin) => ({ value: admin.user_id, label: admin.full_name ?? admin.email }));
  const transfer = useApiMutation(transferOwnership, {
    refreshes: [getOrg, listUsers, getUser, me],
    onSuccess: (saved) => {
      notifyDone(`${saved.owner?.full_name ?? saved.owner?.email} owns the organisation now.`);
      onDone();
      router.refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (heir === null || typed !== WORD) return;
    transfer.mutate({ params: { id: org.id }, body: { new_owner_user_id: heir, confirm: WORD } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">
          The new owner can’t be demoted, suspended or removed by other admins. You stay an admin, and only
          they can hand it back.
        </Text>
        <Select
          label="New owner"
          description="An active admin"
          placeholder={data.length > 0 ? 'Choose an admin' : 'There is no other active admin'}
          data={data}
          searchable
          required
          data-autofocus
          value={heir}
          error={transfer.error?.fields.new_owner_user_id}
          onChange={setHeir}
        />
        <TextInput
          label={`Type ${WORD} to confirm`}
          autoComplete="off"
          spellCheck={false}
          required
          value={typed}
          error={transfer.error?.fields.confirm}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FormProblem error={transfer.error} shownFields={FIELDS} />
        <Group justify="flex-end">
          <Button
            type="submit"
            color="red"
            loading={transfer.isPending}
            disabled={heir === null || typed !== WORD}
          >
            Transfer ownership
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
