'use client';
import type { OrderRecord } from '@crosscart/contracts';
import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { sentenceOf } from '#ui/notify.ts';
import classes from './editable-cell.module.css';
import { moveByArrow } from './move-by-arrow.ts';
import {
  type EditableField,
  editableText,
  parseEdit,
  type RecordChange,
  STATUS_LABELS,
} from './record-fields.ts';
import { useRecordEdit } from './use-record-edit.ts';

/** What was typed and could not be saved. */
interface Draft {
  readonly text: string;
  /** The saved text that it was to replace. */
  readonly seen: string;
  readonly problem: string;
}

/**
 * A cell that becomes a field: press or Enter to edit, Enter or leaving saves, Escape keeps the old value, and the
 * arrows go to the cells around. What the server never took in stands in the field again, without taking the keyboard
 * from where the person is now.
 */
export function EditableCell(props: {
  record: OrderRecord;
  field: EditableField;
  label: string;
  children: ReactNode;
}) {
  const { record } = props;
  const [editing, setEditing] = useState(false);
  const [draft, setDraft] = useState<Draft | null>(null);
  const save = useRecordEdit(record);
  const shown = useRef<HTMLButtonElement>(null);
  if (editing) {
    const close = (refocus: boolean) => {
      setEditing(false);
      setDraft(null);
      if (refocus) requestAnimationFrame(() => shown.current?.focus());
    };
    const saveOrKeep = (change: RecordChange, text: string, seen: string) =>
      save(change, (error) => {
        setDraft({ text, seen, problem: sentenceOf(error) });
        setEditing(true);
      });
    return <CellEditor {...props} draft={draft} onSave={saveOrKeep} onClose={close} />;
  }
  return (
    <button
      ref={shown}
      type="button"
      className={classes.shown}
      onClick={() => setEditing(true)}
      onKeyDown={moveByArrow}
    >
      {props.children}
      <VisuallyHidden>
        , edit {props.label} of {record.ebay_order_id}
      </VisuallyHidden>
    </button>
  );
}

function CellEditor(props: {
  record: OrderRecord;
  field: EditableField;
  label: string;
  draft: Draft | null;
  onSave: (change: RecordChange, text: string, seen: string) => void;
  onClose: (refocus: boolean) => void;
}) {
  const { record, field, draft, onClose } = props;
  const saved = editableText(record, field);
  const [seen, setSeen] = useState(draft?.seen ?? saved);
  const [typed, setTyped] = useState(draft?.text ?? saved);
  const [problem, setProblem] = useState(draft?.problem ?? null);
  const problemId = useId();
  const commit = (refocus: boolean, value = typed) => {
    const edit = parseEdit(record, field, value);
    if ('problem' in edit) return setProblem(edit.problem);
    if ('change' in edit && saved !== seen) {
      // Their change came while this was typed: it is overwritten only by who has read of it.
      setSeen(saved);
      return setProblem(`Meanwhile changed to “${saved}”. Enter saves yours, Escape keeps that.`);
    }
    onClose(refocus);
    if ('change' in edit) props.onSave(edit.change, value, seen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      // The same press must not open again the cell that it goes back to.
      event.preventDefault();
      commit(true);
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose(true);
    }
  };
  const shared = {
    className: classes.input,
    'aria-label': `${props.label} of ${record.ebay_order_id}`,
    'aria-invalid': problem !== null,
    'aria-describedby': problem === null ? undefined : problemId,
    // The person just asked to edit exactly this cell, unless it came back by itself.
    autoFocus: draft === null,
    onKeyDown,
  };
  return (
    <>
      {field === 'status' ? (
        <select
          {...shared}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            commit(true, event.currentTarget.value);
          }}
          onBlur={() => onClose(false)}
        >
          {Object.entries(STATUS_LABELS).map(([status, label]) => (
            <option key={status} value={status}>
              {label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          type={field === 'sale_date' ? 'date' : 'text'}
          inputMode={field.endsWith('_minor') ? 'decimal' : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setProblem(null);
          }}
          onBlur={() => commit(false)}
        />
      )}
      {problem === null ? null : (
        <span id={problemId} role="alert" className={classes.problem}>
          {problem}
        </span>
      )}
    </>
  );
}
