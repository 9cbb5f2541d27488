/** One field of an open form: what was typed, and the saved value that it is to replace. */
interface Edit<Value> {
  readonly typed: Value;
  readonly seen: Value;
}

/** What a person typed into an open form. Of all other fields they said nothing: those follow what is saved. */
export type Edits<Values> = { readonly [Field in keyof Values]?: Edit<Values[Field]> };

/** The saved values with what was typed over them. */
export function withEdits<Values extends object>(saved: Values, edits: Edits<Values>): Values {
  return { ...saved, ...typedIn(edits) };
}

/** Only what was typed: what a change has to say, so that it does not undo what others saved meanwhile. */
export function typedIn<Values extends object>(edits: Edits<Values>): Partial<Values> {
  const typed: Partial<Values> = {};
  for (const field of fieldsOf(edits)) {
    const edit = edits[field];
    if (edit) typed[field] = edit.typed;
  }
  return typed;
}

/** A field typed over. Typed back to what is saved, it is untouched again. */
export function typedOver<Values extends object, Field extends keyof Values>(
  saved: Values,
  edits: Edits<Values>,
  field: Field,
  typed: Values[Field],
): Edits<Values> {
  if (typed === saved[field]) return without(edits, field);
  return { ...edits, [field]: { typed, seen: (edits[field] ?? { seen: saved[field] }).seen } };
}

/** A field let go again: it shows what is saved. */
export function without<Values extends object>(edits: Edits<Values>, field: keyof Values): Edits<Values> {
  const { [field]: _, ...others } = edits;
  return others as Edits<Values>;
}

/** What is left to save once this was saved: what was typed while it was under way stays. */
export function withoutSaved<Values extends object>(
  edits: Edits<Values>,
  sent: Partial<Values>,
): Edits<Values> {
  return fieldsOf(edits)
    .filter((field) => edits[field]?.typed === sent[field])
    .reduce((left, field) => without(left, field), edits);
}

/** A touched field whose saved value is no longer the one that was seen, and is not what was typed either. */
export interface Elsewhere<Values> {
  readonly field: keyof Values;
  readonly value: Values[keyof Values];
}

/** What others changed of the fields that are touched here: it would be overwritten. */
export function changedElsewhere<Values extends object>(
  saved: Values,
  edits: Edits<Values>,
): Elsewhere<Values>[] {
  return fieldsOf(edits)
    .filter((field) => edits[field]?.seen !== saved[field] && edits[field]?.typed !== saved[field])
    .map((field) => ({ field, value: saved[field] }));
}

function fieldsOf<Values extends object>(edits: Edits<Values>): (keyof Values)[] {
  return Object.keys(edits) as (keyof Values)[];
}
