'use client';
import {
  type AgentRole,
  approvePairing,
  availableAccounts,
  availableEbayAgents,
  listAgents,
  listPairingRequests,
  overview,
  type PairingRequest,
} from '@crosscart/contracts';
import {
  Alert,
  Button,
  Code,
  Group,
  MultiSelect,
  SegmentedControl,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useApiMutation, useApiQuery } from '#lib/queries.ts';
import { Form } from '#ui/form.tsx';
import { FormProblem } from '#ui/form-problem.tsx';
import { notifyDone } from '#ui/notify.ts';

const FIELDS = ['role', 'account_id', 'ebay_agent_ids', 'label', 'word'];

interface Values {
  role: AgentRole;
  account_id: string | null;
  ebay_agent_ids: string[];
  label: string;
  word: string;
}

/** Approves exactly the key that asked: role, what it works for, a label, and one of its words typed over. */
export function ApprovePairingForm({ request, onDone }: { request: PairingRequest; onDone: () => void }) {
  const form = useForm<Values>({
    initialValues: {
      role: request.detected_account?.site.includes('amazon') ? 'AMAZON_AGENT' : 'EBAY_AGENT',
      account_id: null,
      ebay_agent_ids: [],
      label: request.detected_account?.display_name ?? '',
      word: '',
    },
  });
  const approve = useApiMutation(approvePairing, {
    refreshes: [listPairingRequests, listAgents, availableAccounts, availableEbayAgents, overview],
    onSuccess: () => {
      notifyDone('The device is approved. It starts as soon as it checks in.');
      onDone();
    },
    onError: (error) => {
      form.setErrors(error.fields);
      if (error.code === 'PAIRING_WORD_WRONG') form.setFieldError('word', error.message);
      if (error.code === 'ACCOUNT_HAS_EBAY_AGENT') form.setFieldError('account_id', error.message);
    },
  });
  const submit = (values: Values) => {
    const { label, word } = values;
    if (values.role === 'AMAZON_AGENT') {
      const { role, ebay_agent_ids } = values;
      approve.mutate({
        params: { id: request.id },
        body: { role, ebay_agent_ids, label, word, jkt: request.jkt },
      });
    } else if (values.account_id === null) {
      form.setFieldError('account_id', 'Choose the account it captures orders for');
    } else {
      const { role, account_id } = values;
      approve.mutate({
        params: { id: request.id },
        body: { role, account_id, label, word, jkt: request.jkt },
      });
    }
  };
  return (
    <Form onSubmit={form.onSubmit(submit)}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label="Role"
          fullWidth
          data={[
            { value: 'EBAY_AGENT', label: 'eBay agent' },
            { value: 'AMAZON_AGENT', label: 'Amazon agent' },
          ]}
          {...form.getInputProps('role')}
        />
        {form.values.role === 'EBAY_AGENT' ? (
          <AccountField input={form.getInputProps('account_id')} />
        ) : (
          <EbayAgentsField input={form.getInputProps('ebay_agent_ids')} />
        )}
        <TextInput
          label="Label"
          description="How people here call it, such as the machine or the profile"
          required
          {...form.getInputProps('label')}
        />
        <Alert color="gray" p="sm">
          <Text size="sm">
            The device must show: <Code fz="sm">{request.words.join(' ')}</Code>
          </Text>
        </Alert>
        <TextInput
          label="One of the four words"
          description="Read it from the device's screen and type it"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          {...form.getInputProps('word')}
        />
        {isShownBeside(approve.error?.code) ? null : (
          <FormProblem error={approve.error} shownFields={FIELDS} />
        )}
        <Group justify="flex-end">
          <Button type="submit" loading={approve.isPending}>
            Approve device
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function isShownBeside(code: string | undefined): boolean {
  return code === 'PAIRING_WORD_WRONG' || code === 'ACCOUNT_HAS_EBAY_AGENT';
}

function AccountField({ input }: { input: ReturnType<ReturnType<typeof useForm>['getInputProps']> }) {
  const accounts = useApiQuery(availableAccounts, {});
  const options = (accounts.data?.items ?? []).map((account) => ({
    value: account.id,
    label: `${account.account_code} · ${account.name}${account.practice ? ' (practice)' : ''}`,
  }));
  return (
    <Select
      label="Account"
      description="The eBay seller account it captures orders for"
      placeholder={
        options.length > 0 ? 'Choose an account' : 'Every account has an eBay agent, or there is none'
      }
      data={options}
      searchable
      required
      data-autofocus
      {...input}
    />
  );
}

function EbayAgentsField({ input }: { input: ReturnType<ReturnType<typeof useForm>['getInputProps']> }) {
  const agents = useApiQuery(availableEbayAgents, {});
  const options = (agents.data?.items ?? []).map((agent) => ({
    value: agent.id,
    label: `${agent.label} · ${agent.account.account_code}`,
  }));
  return (
    <MultiSelect
      label="eBay agents"
      description="It buys what these agents capture"
      placeholder={options.length > 0 ? 'Choose one or more' : 'No eBay agent is active yet'}
      data={options}
      searchable
      data-autofocus
      {...input}
    />
  );
}
