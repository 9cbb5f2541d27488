import { Alert } from '@mantine/core';
import { IconEyeQuestion } from '@tabler/icons-react';

/** Said while maps stand that were written from notes and never held against a live page. */
export function UnverifiedNotice({ count }: { count: number }) {
  return (
    <Alert
      color="yellow"
      title={count === 1 ? 'One map is unverified' : `${count} maps are unverified`}
      icon={<IconEyeQuestion size={18} aria-hidden />}
      role="status"
    >
      An unverified map was written from notes and not yet seen on a live page. What it cannot read for
      certain is left unknown or stops the agent; check the first orders that it reads against the marketplace
      itself.
    </Alert>
  );
}
