'use client';
import { listPairingRequests, overview, type PairingRequest, rejectPairing } from '@crosscart/contracts';
import { Button, Group, Modal, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { Moment } from '#ui/moment.tsx';
import { notifyDone } from '#ui/notify.ts';
import { ApprovePairingForm } from './approve-pairing-form.tsx';

/** One waiting device: its four words, what it says of itself, and the two decisions. */
export function PairingRequestCard({ request }: { request: PairingRequest }) {
  const [approving, approve] = useDisclosure(false);
  const [rejecting, reject] = useDisclosure(false);
  const words = request.words.join(' ');
  return (
    <Paper component="li" withBorder radius="md" p="md">
      <Group justify="space-between" gap="md">
        <Stack gap={4}>
          <Text ff="monospace" fw={600} fz="lg" aria-label={`Four words: ${words}`}>
            {words}
          </Text>
          <Text size="sm">{detectedWords(request)}</Text>
          <Text size="xs" c="dimmed">
            Extension {request.extension_version}, asked <Moment at={request.created_at} distance />, expires{' '}
            <Moment at={request.expires_at} distance />
          </Text>
        </Stack>
        <Group gap="xs">
          <Button variant="default" onClick={reject.open} aria-label={`Reject ${words}`}>
            Reject
          </Button>
          <Button onClick={approve.open} aria-label={`Approve ${words}`}>
            Approve
          </Button>
        </Group>
      </Group>
      <Modal opened={approving} onClose={approve.close} title="Approve device" size="md">
        <ApprovePairingForm request={request} onDone={approve.close} />
      </Modal>
      <Modal opened={rejecting} onClose={reject.close} title="Reject device">
        <RejectForm request={request} onDone={reject.close} />
      </Modal>
    </Paper>
  );
}

/** What the device saw on the marketplace page; a name there proves nothing. */
function detectedWords({ detected_account: detected }: PairingRequest): string {
  if (detected === null) return 'No marketplace account detected';
  const name = detected.display_name ?? detected.account_id ?? 'an account without a name';
  return `Signed in as ${name} on ${detected.site}`;
}

function RejectForm({ request, onDone }: { request: PairingRequest; onDone: () => void }) {
  const form = useForm({ initialValues: { reason: '' } });
  const reject = useApiMutation(rejectPairing, {
    refreshes: [listPairingRequests, overview],
    onSuccess: () => {
      notifyDone('The device is rejected.');
      onDone();
    },
    onError: (error) => form.setErrors(error.fields),
  });
  return (
    <Form onSubmit={form.onSubmit((body) => reject.mutate({ params: { id: request.id }, body }))}>
      <Stack gap="sm">
        <TextInput
          label="Reason"
          description="Shown on the device"
          data-autofocus
          required
          {...form.getInputProps('reason')}
        />
        <FormProblem error={reject.error} shownFields={['reason']} />
        <Group justify="flex-end">
          <Button type="submit" color="red" loading={reject.isPending}>
            Reject device
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
