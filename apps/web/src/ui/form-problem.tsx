import { Alert } from '@mantine/core';
import type { ApiError } from '#lib/api-error.ts';
import { sentenceOf } from './notify.ts';

/** A refused form's problem that belongs to no single field shown; fields show theirs beside themselves. */
export function FormProblem(props: { error: ApiError | null; shownFields: readonly string[] }) {
  const { error } = props;
  if (!error) return null;
  const named = Object.keys(error.fields);
  if (named.length > 0 && named.every((field) => props.shownFields.includes(field))) return null;
  return (
    <Alert color="red" variant="light" role="alert" p="sm">
      {sentenceOf(error)}
    </Alert>
  );
}
