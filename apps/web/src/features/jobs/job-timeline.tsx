'use client';
import { type AutomationEvent, jobTimeline } from '@crosscart/contracts';
import { Skeleton, Text, Timeline, TimelineItem } from '@mantine/core';
import { useApiQuery } from '#lib/queries.ts';
import { FailedState, ListState } from '#ui/list-state.tsx';
import { Moment } from '#ui/moment.tsx';
import { eventFacts, eventTitle } from './event-words.ts';

/** Everything that happened to a job, oldest first, with who did it. */
export function JobTimeline({ jobId }: { jobId: string }) {
  const events = useApiQuery(jobTimeline, { params: { id: jobId } });
  if (events.error && !events.data)
    return <FailedState error={events.error} onRetry={() => events.refetch()} />;
  if (!events.data) return <Skeleton height={180} />;
  if (events.data.items.length === 0) return <ListState kind="empty" title="Nothing happened yet" />;
  return (
    <Timeline
      bulletSize={12}
      lineWidth={2}
      active={events.data.items.length}
      styles={{ item: { marginTop: 0, paddingBottom: 14 } }}
    >
      {events.data.items.map((event) => (
        <TimelineItem key={event.cursor} title={<Text fw={500}>{eventTitle(event)}</Text>}>
          <TimelineDetail event={event} />
        </TimelineItem>
      ))}
    </Timeline>
  );
}

function TimelineDetail({ event }: { event: AutomationEvent }) {
  const facts = eventFacts(event.payload);
  return (
    <>
      {facts ? <Text size="sm">{facts}</Text> : null}
      <Text size="xs" c="dimmed">
        {event.actor.name ?? event.actor.kind}, <Moment at={event.created_at} />
      </Text>
    </>
  );
}
