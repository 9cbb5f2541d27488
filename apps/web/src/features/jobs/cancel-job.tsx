'use client';
import { cancelJob, getJob, jobTimeline, listJobs, overview } from '@crosscart/contracts';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';

/** Cancels a job, with the reason that its timeline keeps. */
export function CancelJob({ jobId }: { jobId: string }) {
  const [asking, setAsking] = useState(false);
  const [wasAsked, setAsked] = useState(false);
  const ask = () => {
    setAsking(true);
    setAsked(true);
  };
  const form = useForm({ initialValues: { reason: '' } });
  const cancel = useApiMutation(cancelJob, {
    refreshes: [listJobs, getJob, jobTimeline, overview],
    onSuccess: () => notifyDone('The job is cancelled.'),
    onError: (error) => form.setErrors(error.fields),
  });
  if (!asking) {
    return (
      <Group>
        <Button variant="default" autoFocus={wasAsked} onClick={ask}>
          Cancel job
        </Button>
      </Group>
    );
  }
  return (
    <Form onSubmit={form.onSubmit((body) => cancel.mutate({ params: { id: jobId }, body }))}>
      <Stack gap="xs">
        <TextInput label="Why is it cancelled?" autoFocus required {...form.getInputProps('reason')} />
        <FormProblem error={cancel.error} shownFields={['reason']} />
        <Group gap="xs">
          <Button type="submit" color="red" loading={cancel.isPending}>
            Cancel this job
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
