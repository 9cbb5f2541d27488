import type { AccessPreview } from '@crosscart/contracts';
import { Badge, Group, List, ListItem, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconEye, IconEyeOff, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { recordFieldLabel } from '#features/records/record-fields.ts';
import { navigationFor } from '#features/shell/navigation.ts';
import classes from './access-preview.module.css';
import { abilities, inabilities } from './permission-words.ts';

/** What somebody sees and may do, in plain words. The pages are found as the sidebar finds them. */
export function AccessPreviewWords(props: {
  preview: AccessPreview;
  /** Said where no account is named: those of each VA, say. */
  noAccounts: ReactNode;
}) {
  const { preview } = props;
  const pages = navigationFor(preview).flatMap((group) => group.entries.map(({ label }) => label));
  const able = abilities(preview.permissions);
  const unable = inabilities(preview.permissions);
  return (
    <Stack gap="md">
      <Part title="Pages">
        {pages.length > 0 ? <Chips words={pages} /> : <Quiet>None: the sidebar stays empty.</Quiet>}
      </Part>
      <Part title="Accounts">
        {preview.role === 'admin' ? (
          <Quiet>All of the organisation.</Quiet>
        ) : preview.accounts.length > 0 ? (
          <Chips words={preview.accounts.map(({ account_code }) => account_code)} />
        ) : (
          <Quiet>{props.noAccounts}</Quiet>
        )}
      </Part>
      <Part title="Order tracking">
        <RecordFields preview={preview} />
      </Part>
      {able.length > 0 ? (
        <Part title="May">
          <Words words={able} />
        </Part>
      ) : null}
      {unable.length > 0 ? (
        <Part title="May not">
          <Words words={unable} />
        </Part>
      ) : null}
    </Stack>
  );
}

const STATES = {
  write: { Icon: IconPencil, words: 'can change' },
  read: { Icon: IconEye, words: 'can see' },
  none: { Icon: IconEyeOff, words: 'hidden' },
} as const;

function RecordFields({ preview }: { preview: AccessPreview }) {
  if (!preview.record_fields.some(({ read }) => read)) return <Quiet>No records at all.</Quiet>;
  return (
    <>
      <ul className={classes.fields} aria-label="Fields of a record">
        {preview.record_fields.map(({ field, read, write }) => {
          const state = write ? 'write' : read ? 'read' : 'none';
          const { Icon, words } = STATES[state];
          return (
            <li key={field} className={classes.field} data-state={state}>
              <Icon size={12} stroke={1.8} aria-hidden />
              <span>{recordFieldLabel(field)}</span>
              <VisuallyHidden>, {words}</VisuallyHidden>
            </li>
          );
        })}
      </ul>
      <Group gap="sm" mt={6} aria-hidden>
        {Object.entries(STATES).map(([state, { Icon, words }]) => (
          <Text key={state} size="xs" c="dimmed">
            <Icon size={12} stroke={1.8} style={{ verticalAlign: -2, marginRight: 4 }} />
            {words}
          </Text>
        ))}
      </Group>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={3} mb={6}>
        {title}
      </Title>
      {children}
    </div>
  );
}

function Chips({ words }: { words: readonly string[] }) {
  return (
    <Group gap={6}>
      {words.map((word) => (
        <Badge key={word} color="gray">
          {word}
        </Badge>
      ))}
    </Group>
  );
}

function Words({ words }: { words: readonly string[] }) {
  return (
    <List size="sm" spacing={2}>
      {words.map((word) => (
        <ListItem key={word}>{word}</ListItem>
      ))}
    </List>
  );
}

function Quiet({ children }: { children: ReactNode }) {
  return (
    <Text size="sm" c="dimmed">
      {children}
    </Text>
  );
}
