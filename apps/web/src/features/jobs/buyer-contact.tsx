'use client';
import { getBuyerContact, listAudit, type ShipTo } from '@crosscart/contracts';
import { Button, Stack, Text } from '@mantine/core';
import { IconMapPin } from '@tabler/icons-react';
import { useApiMutation } from '#lib/queries.ts';
import { FormProblem } from '#ui/form-problem.tsx';

/** The buyer's address, asked for by pressing and never read again by itself: each look stands in the audit log. */
export function BuyerContact({ jobId }: { jobId: string }) {
  const look = useApiMutation(getBuyerContact, { refreshes: [listAudit] });
  if (look.data) return <Address shipTo={look.data.ship_to} />;
  return (
    <Stack gap={4} align="flex-start">
      <Button
        variant="default"
        leftSection={<IconMapPin size={14} aria-hidden />}
        loading={look.isPending}
        onClick={() => look.mutate({ params: { id: jobId } })}
      >
        Show the buyer’s address
      </Button>
      <Text size="xs" c="dimmed">
        Personal data. That you looked stands in the audit log.
      </Text>
      <FormProblem error={look.error} shownFields={[]} />
    </Stack>
  );
}

function Address({ shipTo: to }: { shipTo: ShipTo | null }) {
  if (to === null) {
    return (
      <Text size="sm" c="dimmed" role="status">
        There is no address any more, or none was read.
      </Text>
    );
  }
  const town = [to.city, to.state, to.postal_code].filter(Boolean).join(', ');
  return (
    <Text component="address" size="sm" style={{ fontStyle: 'normal', whiteSpace: 'pre-line' }}>
      {[to.name, to.line1, to.line2, town, to.country, to.phone].filter(Boolean).join('\n')}
    </Text>
  );
}
