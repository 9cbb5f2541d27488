import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './two-columns.module.css';

/** Content with what belongs beside it; under each other where there is no room. */
export function TwoColumns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <Stack gap="lg" miw={0}>
        {main}
      </Stack>
      <Stack gap="lg" miw={0} className={classes.side}>
        {side}
      </Stack>
    </div>
  );
}
