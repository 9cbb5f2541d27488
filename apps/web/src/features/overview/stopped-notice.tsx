import { Alert } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';

/** Said wherever automation is shown while the emergency stop holds. */
export function StoppedNotice() {
  return (
    <Alert
      color="red"
      title="Automation is stopped"
      icon={<IconHandStop size={18} aria-hidden />}
      role="status"
    >
      Nothing is claimed, permitted or placed until an admin resumes it. Orders are still captured.
    </Alert>
  );
}
