'use client';
import { type Agent, listAgents, overview, revokeAgent, updateAgent } from '@crosscart/contracts';
import {
  ActionIcon,
  Button,
  Group,
  Menu,
  MenuDropdown,
  MenuItem,
  MenuTarget,
  Modal,
  Stack,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useApiMutation } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone, notifyProblem } from '#ui/notify.ts';

const REFRESHES = [listAgents, overview];

/** Pause or resume at one press; rename and revoke behind the menu. */
export function AgentMenu({ agent }: { agent: Agent }) {
  const [renaming, rename] = useDisclosure(false);
  const change = useApiMutation(updateAgent, {
    refreshes: REFRESHES,
    onError: (error) => notifyProblem(`${agent.label} was not changed`, error),
  });
  const revoke = useApiMutation(revokeAgent, {
    refreshes: REFRESHES,
    onSuccess: () => notifyDone(`${agent.label} is revoked.`),
  });
  if (agent.status === 'revoked') return null;
  const isPaused = agent.status === 'paused';
  const askToRevoke = () =>
    confirm({
      title: `Revoke ${agent.label}?`,
      consequence:
        'It loses access at its next request, for good. The device must be paired again to work here.',
      act: 'Revoke agent',
      dangerous: true,
      run: () => revoke.mutateAsync({ params: { id: agent.id } }),
    });
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Button
        variant="default"
        size="compact-xs"
        loading={change.isPending}
        aria-label={`${isPaused ? 'Resume' : 'Pause'} ${agent.label}`}
        onClick={() =>
          change.mutate({ params: { id: agent.id }, body: { status: isPaused ? 'active' : 'paused' } })
        }
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      <Menu position="bottom-end">
        <MenuTarget>
          <ActionIcon variant="subtle" color="gray" aria-label={`More for ${agent.label}`}>
            <IconDots size={16} />
          </ActionIcon>
        </MenuTarget>
        <MenuDropdown>
          <MenuItem onClick={rename.open}>Rename</MenuItem>
          <MenuItem color="red" onClick={askToRevoke}>
            Revoke
          </MenuItem>
        </MenuDropdown>
      </Menu>
      <Modal opened={renaming} onClose={rename.close} title="Rename agent">
        <RenameForm agent={agent} onDone={rename.close} />
      </Modal>
    </Group>
  );
}

function RenameForm({ agent, onDone }: { agent: Agent; onDone: () => void }) {
  const form = useForm({ initialValues: { label: agent.label } });
  const save = useApiMutation(updateAgent, {
    refreshes: REFRESHES,
    onSuccess: onDone,
    onError: (error) => form.setErrors(error.fields),
  });
  return (
    <Form onSubmit={form.onSubmit((body) => save.mutate({ params: { id: agent.id }, body }))}>
      <Stack gap="sm">
        <TextInput label="Label" data-autofocus required {...form.getInputProps('label')} />
        <FormProblem error={save.error} shownFields={['label']} />
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
