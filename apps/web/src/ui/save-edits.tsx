import { Button, Group } from '@mantine/core';
import type { ApiError } from '#lib/api-error.ts';
import type { OpenEdits } from '#lib/use-edits.ts';
import { ChangedElsewhere, type FieldWords } from './changed-elsewhere.tsx';
import { FormProblem } from './form-problem.tsx';

/** The end of a form of edits: what others changed meanwhile, what was refused, and the button that saves. */
export function SaveEdits<Values extends object>(props: {
  edits: OpenEdits<Values>;
  fields: FieldWords<Values>;
  save: { readonly isPending: boolean; readonly error: ApiError | null };
  /** Of a form that is one of several on its page. */
  isMinor?: boolean;
  children: string;
}) {
  const { edits, fields, save } = props;
  return (
    <>
      <ChangedElsewhere edits={edits} fields={fields} />
      <FormProblem error={save.error} shownFields={Object.keys(edits.values)} />
      <Group justify="flex-end">
        <Button
          type="submit"
          variant={props.isMinor ? 'default' : 'filled'}
          loading={save.isPending || edits.isChecking}
          disabled={!edits.isDirty}
        >
          {props.children}
        </Button>
      </Group>
    </>
  );
}
