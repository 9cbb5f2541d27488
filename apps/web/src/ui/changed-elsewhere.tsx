import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { OpenEdits } from '#lib/use-edits.ts';

/** How a field is called, and how its value reads where it is no plain text. */
export type FieldWords<Values> = {
  readonly [Field in keyof Values]: string | { label: string; words: (value: Values[Field]) => string };
};

/** Stands above the button that saves: what others changed of the fields that are touched here. */
export function ChangedElsewhere<Values extends object>(props: {
  edits: OpenEdits<Values>;
  fields: FieldWords<Values>;
}) {
  const { edits, fields } = props;
  if (edits.elsewhere.length === 0) return null;
  return (
    <Alert color="orange" variant="light" role="alert" p="sm">
      <Stack gap="xs">
        {edits.elsewhere.map(({ field, value }) => (
          <Group key={String(field)} justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
            <Text size="sm" miw={0} style={{ overflowWrap: 'anywhere' }}>
              {whatHappened(fields[field], value)} Saving replaces that with yours.
            </Text>
            <Button variant="default" size="compact-xs" flex="none" onClick={() => edits.letGo(field)}>
              Take that
            </Button>
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}

function whatHappened<Values extends object, Field extends keyof Values>(
  field: FieldWords<Values>[Field],
  value: Values[Field],
): string {
  const { label, words } = typeof field === 'string' ? { label: field, words: String } : field;
  const isEmpty = value === '' || value === null;
  return isEmpty ? `${label} was emptied elsewhere.` : `${label} was changed elsewhere to “${words(value)}”.`;
}
