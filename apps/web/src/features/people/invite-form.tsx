'use client';
import { createInvite, listDepartmentRoles, listInvites, Role } from '@crosscart/contracts';
import { Button, Group, MultiSelect, NumberInput, Radio, RadioGroup, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { usePlace } from '#lib/place-context.tsx';
import { useApiMutation, useApiQuery } from '#lib/queries.ts';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';
import { ROLE_MEANINGS, ROLE_NAMES } from './role-words.ts';

const FIELDS = ['email', 'role', 'department_role_ids', 'expires_in_days'];

interface Values {
  email: string;
  role: Role;
  department_role_ids: string[];
  expires_in_days: number | string;
}

/** Invites one person by e-mail, with a role and, for VAs, department roles. */
export function InviteForm({ onDone }: { onDone: () => void }) {
  const form = useForm<Values>({
    initialValues: { email: '', role: 'va', department_role_ids: [], expires_in_days: 14 },
  });
  const create = useApiMutation(createInvite, {
    refreshes: [listInvites],
    onSuccess: (invite) => {
      notifyDone(`${invite.email} is invited. Send them the link.`);
      onDone();
    },
    onError: (error) => {
      form.setErrors(error.fields);
      if (error.code === 'INVITE_OPEN') form.setFieldError('email', error.message);
    },
  });
  const submit = (values: Values) =>
    create.mutate({
      body: {
        ...values,
        email: values.email.trim(),
        department_role_ids: values.role === 'va' ? values.department_role_ids : [],
        expires_in_days: Number(values.expires_in_days),
      },
    });
  return (
    <form onSubmit={form.onSubmit(submit)} noValidate>
      <Stack gap="sm">
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="off"
          data-autofocus
          required
          {...form.getInputProps('email')}
        />
        <RadioGroup label="Role" {...form.getInputProps('role')}>
          <Stack gap={6} mt={6}>
            {Role.options.map((role) => (
              <Radio key={role} value={role} label={ROLE_NAMES[role]} description={ROLE_MEANINGS[role]} />
            ))}
          </Stack>
        </RadioGroup>
        {form.values.role === 'va' ? (
          <DepartmentRolesField input={form.getInputProps('department_role_ids')} />
        ) : null}
        <NumberInput
          label="Valid for, days"
          min={1}
          max={60}
          allowDecimal={false}
          {...form.getInputProps('expires_in_days')}
        />
        {create.error?.code === 'INVITE_OPEN' ? null : (
          <FormProblem error={create.error} shownFields={FIELDS} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Create invite
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function DepartmentRolesField({ input }: { input: ReturnType<ReturnType<typeof useForm>['getInputProps']> }) {
  const { membership } = usePlace();
  const roles = useApiQuery(listDepartmentRoles, { params: { id: membership.org_id } });
  const data = (roles.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <MultiSelect
      label="Department roles"
      description="What the VA may see and do; several add up"
      placeholder={data.length > 0 ? 'Choose one or more' : 'No department role exists yet'}
      data={data}
      {...input}
    />
  );
}
