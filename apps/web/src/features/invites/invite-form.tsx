'use client';
import { createInvite, type Invite, listInvites, Role } from '@crosscart/contracts';
import { Button, Group, Radio, RadioGroup, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ROLE_MEANINGS, ROLE_NAMES } from '#features/people/role-words.ts';
import { numberTyped } from '#lib/number-typed.ts';
import { useApiMutation } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { WholeNumberField } from '#ui/whole-number-field.tsx';
import { DepartmentRolesField } from './department-roles-field.tsx';
import { InviteMade } from './invite-made.tsx';

const FIELDS = ['email', 'role', 'department_role_ids', 'expires_in_days'];

interface Values {
  email: string;
  role: Role;
  department_role_ids: string[];
  expires_in_days: string;
}

/** Invites one person by e-mail, with a role and, for VAs, department roles. */
export function InviteForm({ onDone }: { onDone: () => void }) {
  const [made, setMade] = useState<Invite | null>(null);
  const form = useForm<Values>({
    initialValues: { email: '', role: 'va', department_role_ids: [], expires_in_days: '14' },
  });
  const create = useApiMutation(createInvite, {
    refreshes: [listInvites],
    onSuccess: (invite) => {
      setMade(invite);
      form.setFieldValue('email', '');
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
        expires_in_days: numberTyped(values.expires_in_days),
      },
    });
  if (made) return <InviteMade invite={made} onAnother={() => setMade(null)} onDone={onDone} />;
  return (
    <Form onSubmit={form.onSubmit(submit)}>
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
          <DepartmentRolesField {...form.getInputProps('department_role_ids')} />
        ) : null}
        <WholeNumberField label="Valid for, days" required {...form.getInputProps('expires_in_days')} />
        {create.error?.code === 'INVITE_OPEN' ? null : (
          <FormProblem error={create.error} shownFields={FIELDS} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            Create invite
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
