'use client';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

/** Sends another code, once the time between two codes is over; counts it down until then. */
export function ResendButton(props: { availableAt: number; onResend: () => Promise<void> }) {
  const { availableAt, onResend } = props;
  const [now, setNow] = useState(() => Date.now());
  const [pending, setPending] = useState(false);
  const seconds = Math.max(0, Math.ceil((availableAt - now) / 1000));
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Button
      size="compact-sm"
      variant="transparent"
      px={0}
      loading={pending}
      disabled={seconds > 0}
      onClick={() => {
        setPending(true);
        void onResend().finally(() => setPending(false));
      }}
    >
      {seconds > 0 ? `Send another in ${seconds} s` : 'Send another code'}
    </Button>
  );
}
