'use client';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import {
  changedElsewhere,
  type Edits,
  type Elsewhere,
  typedIn,
  typedOver,
  withEdits,
  without,
  withoutSaved,
} from './edits.ts';

type TextField<Values> = {
  [Field in keyof Values]: string extends Values[Field] ? Field : never;
}[keyof Values];

/**
 * A form over something that exists and that others may change at the same time. Untouched fields follow what is saved;
 * what was typed stays, and overwrites only what the person has been told of. `reread` asks the server once more.
 */
export function useEdits<Values extends object>(saved: Values, reread: () => Promise<Values | undefined>) {
  const [edits, setEdits] = useState<Edits<Values>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isChecking, setChecking] = useState(false);
  const elsewhere = changedElsewhere(saved, edits);
  const values = withEdits(saved, edits);
  const set = <Field extends keyof Values>(field: Field, value: Values[Field]) => {
    setEdits((before) => typedOver(saved, before, field, value));
    setErrors(({ [String(field)]: _, ...others }) => others);
  };
  return {
    values,
    errors,
    elsewhere,
    isDirty: Object.keys(edits).length > 0,
    isChecking,
    set,
    setErrors,
    /** For a field that is typed into. */
    text: <Field extends TextField<Values>>(field: Field) => ({
      value: values[field] as string,
      error: errors[String(field)],
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        set(field, event.currentTarget.value as Values[Field]),
    }),
    /** For a field that is chosen from a list. */
    choice: <Field extends keyof Values>(field: Field) => ({
      value: values[field],
      error: errors[String(field)],
      onChange: (value: string | null) => set(field, value as Values[Field]),
    }),
    /** The field as others saved it, in place of what was typed here. */
    letGo: (field: keyof Values) => setEdits((before) => without(before, field)),
    /** What was sent is saved. */
    saved: (sent: Partial<Values>) => {
      setEdits((before) => withoutSaved(before, sent));
      setErrors({});
    },
    /** Gives what was typed to `send`, unless the server knows of a change that the person has not read of yet. */
    submit: (send: (typed: Partial<Values>, all: Values) => void) => async (event: FormEvent) => {
      event.preventDefault();
      setChecking(true);
      const now = (await reread()) ?? saved;
      setChecking(false);
      if (changedElsewhere(now, edits).some((change) => !elsewhere.some((told) => isSame(told, change))))
        return;
      setErrors({});
      send(typedIn(edits), withEdits(now, edits));
    },
  };
}

export type OpenEdits<Values extends object> = Pick<
  ReturnType<typeof useEdits<Values>>,
  'elsewhere' | 'letGo' | 'values' | 'isDirty' | 'isChecking'
>;

function isSame<Values>(a: Elsewhere<Values>, b: Elsewhere<Values>): boolean {
  return a.field === b.field && a.value === b.value;
}
