'use client';
import { listAgents, listJobs, overview, resumeAutomation, stopAutomation } from '@crosscart/contracts';
import { Button } from '@mantine/core';
import { IconHandStop, IconPlayerPlay } from '@tabler/icons-react';
import { useMay } from '#lib/place-context.tsx';
import { useApiMutation } from '#lib/queries.ts';
import { confirm } from '#ui/confirm.tsx';
import { notifyDone } from '#ui/notify.ts';

const REFRESHES = [overview, listAgents, listJobs];

/** The organisation's emergency stop, and its end. Stopping needs an operator, resuming an admin. */
export function AutomationSwitch({ isStopped }: { isStopped: boolean }) {
  const may = useMay();
  const stop = useApiMutation(stopAutomation, {
    refreshes: REFRESHES,
    onSuccess: () => notifyDone('Automation is stopped.'),
  });
  const resume = useApiMutation(resumeAutomation, {
    refreshes: REFRESHES,
    onSuccess: () => notifyDone('Automation runs again.'),
  });
  if (isStopped) {
    if (!may('admin.automation')) return null;
    return (
      <Button
        leftSection={<IconPlayerPlay size={14} aria-hidden />}
        loading={resume.isPending}
        onClick={() =>
          confirm({
            title: 'Resume automation?',
            consequence: 'Agents claim and buy again at once, within the policies of each account.',
            act: 'Resume automation',
            run: () => resume.mutateAsync({}),
          })
        }
      >
        Resume automation
      </Button>
    );
  }
  if (!may('auto_order.operate')) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconHandStop size={14} aria-hidden />}
      loading={stop.isPending}
      onClick={() =>
        confirm({
          title: 'Stop all automation?',
          consequence:
            'Nothing more is claimed, permitted or placed in this organisation. A purchase past its point of no return still reports its outcome.',
          act: 'Emergency stop',
          dangerous: true,
          run: () => stop.mutateAsync({}),
        })
      }
    >
      Emergency stop
    </Button>
  );
}
