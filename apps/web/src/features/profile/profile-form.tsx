'use client';
import { listUsers, type Profile, me as readMe, updateMe } from '@crosscart/contracts';
import { Stack, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { usePlace } from '#lib/place-context.tsx';
import { changeCached, useApiMutation, useApiQuery } from '#lib/queries.ts';
import { useEdits } from '#lib/use-edits.ts';
import { Card } from '#ui/card.tsx';
import { Form } from '#ui/form.tsx';
import { notifyDone } from '#ui/notify.ts';
import { SaveEdits } from '#ui/save-edits.tsx';
import { TimeZoneSelect } from '#ui/zone-and-currency.tsx';

/** My name as others see it, and the clock that I read times by. */
export function ProfileForm() {
  const { me, membership } = usePlace();
  const router = useRouter();
  // The frame of the page holds who I was when it was rendered.
  const { data = me, refetch } = useApiQuery(readMe, {});
  const edits = useEdits(valuesOf(data.profile), async () => {
    const { data: now } = await refetch();
    return now && valuesOf(now.profile);
  });
  const save = useApiMutation(updateMe, {
    refreshes: [readMe, listUsers],
    onSuccess: (profile, _, client) => {
      changeCached(client, readMe, {}, (answer) => ({ ...answer, profile }));
      notifyDone('Your profile is saved.');
      router.refresh();
    },
    onError: (error) => edits.setErrors(error.fields),
  });
  const submit = edits.submit((typed) => {
    const { full_name: name, ...others } = typed;
    save.mutate(
      { body: { ...others, ...(name === undefined ? {} : { full_name: name.trim() }) } },
      { onSuccess: () => edits.saved(typed) },
    );
  });
  return (
    <Card title="You">
      <Form onSubmit={submit}>
        <TextInput
          label="Name"
          description="As everybody in your organisations sees it"
          autoComplete="name"
          maxLength={200}
          required
          mb="sm"
          {...edits.text('full_name')}
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
          {...edits.choice('time_zone')}
        />
        <Stack gap="sm">
          <SaveEdits edits={edits} fields={{ full_name: 'Name', time_zone: 'Time zone' }} save={save}>
            Save profile
          </SaveEdits>
        </Stack>
      </Form>
    </Card>
  );
}

function valuesOf(profile: Profile): { full_name: string; time_zone: string | null } {
  return { full_name: profile.full_name ?? '', time_zone: profile.time_zone };
}
