'use client';
import { Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTimeZone } from '#lib/place-context.tsx';
import { formatDistance, formatMoment, formatMomentFully, shipByUrgency } from '#lib/times.ts';
import { useNow } from '#lib/use-now.ts';

/** A moment in the org's time zone; hovering tells the whole of it. */
export function Moment({ at, distance = false }: { at: string; distance?: boolean }) {
  const timeZone = useTimeZone();
  const now = useNow();
  return (
    <time dateTime={at} title={formatMomentFully(at, timeZone)} suppressHydrationWarning>
      {distance ? formatDistance(at, now) : formatMoment(at, timeZone, now)}
    </time>
  );
}

const COLOURS = { late: 'red', soon: 'orange', calm: undefined } as const;

/** The ship-by clock: time left, alarming by words and an icon as well as by colour. */
export function ShipBy({ at }: { at: string | null }) {
  const timeZone = useTimeZone();
  const now = useNow();
  if (at === null) {
    return (
      <Text span inherit c="dimmed">
        unknown
      </Text>
    );
  }
  const urgency = shipByUrgency(at, now);
  const colour = COLOURS[urgency];
  return (
    <Text span inherit style={{ whiteSpace: 'nowrap' }} {...(colour ? { c: colour, fw: 500 } : {})}>
      {urgency === 'calm' ? null : (
        <IconClockExclamation
          size={14}
          stroke={1.8}
          aria-hidden
          style={{ verticalAlign: -2, marginRight: 4 }}
        />
      )}
      <time dateTime={at} title={formatMomentFully(at, timeZone)} suppressHydrationWarning>
        {urgency === 'late' ? `late, ${formatDistance(at, now)}` : formatDistance(at, now)}
      </time>
    </Text>
  );
}
