'use client';
import { listUsers, me as readMe, updateMe } from '@crosscart/contracts';
import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter } from 'next/navigation';
import { usePlace } from '#lib/place-context.tsx';
import { useApiMutation } from '#lib/queries.ts';
import { Card } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';
import { TimeZoneSelect } from '#ui/zone-and-currency.tsx';

/** My name as others see it, and the clock that I read times by. */
export function ProfileForm() {
  const { me, membership } = usePlace();
  const router = useRouter();
  const form = useForm({
    initialValues: { full_name: me.profile.full_name ?? '', time_zone: me.profile.time_zone },
  });
  const save = useApiMutation(updateMe, {
    refreshes: [readMe, listUsers],
    onSuccess: () => {
      form.resetDirty();
      notifyDone('Your profile is saved.');
      router.refresh();
    },
    onError: (error) => form.setErrors(error.fields),
  });
  const submit = (values: typeof form.values) => {
    const name = values.full_name.trim();
    save.mutate({
      body: {
        ...(form.isDirty('full_name') ? { full_name: name } : {}),
        ...(form.isDirty('time_zone') ? { time_zone: values.time_zone } : {}),
      },
    });
  };
  return (
    <Card title="You">
      <Form onSubmit={form.onSubmit(submit)}>
        <TextInput
          label="Name"
          description="As everybody in your organisations sees it"
          autoComplete="name"
          maxLength={200}
          required
          mb="sm"
          {...form.getInputProps('full_name')}
        />
        <TextInput
          label="E-mail"
          description="Comes with your sign-in and can’t be changed here"
          value={me.profile.email}
          readOnly
          variant="filled"
          mb="sm"
        />
        <TimeZoneSelect
          description={`Times are shown by it; empty: the organisation's, ${membership.org_time_zone}`}
          placeholder={membership.org_time_zone}
          clearable
          mb="sm"
          {...form.getInputProps('time_zone')}
        />
        <FormProblem error={save.error} shownFields={['full_name', 'time_zone']} />
        <Group justify="flex-end" mt="sm">
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            Save profile
          </Button>
        </Group>
      </Form>
    </Card>
  );
}
