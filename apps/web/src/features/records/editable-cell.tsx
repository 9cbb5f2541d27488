'use client';
import type { OrderRecord } from '@crosscart/contracts';
import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import classes from './editable-cell.module.css';
import { type EditableField, editableText, parseEdit, STATUS_LABELS } from './record-fields.ts';
import { useRecordEdit } from './use-record-edit.ts';

/** A cell that becomes a field: press or Enter to edit, Enter or leaving saves, Escape keeps the old value. */
export function EditableCell(props: {
  record: OrderRecord;
  field: EditableField;
  label: string;
  children: ReactNode;
}) {
  const { record, field } = props;
  const [editing, setEditing] = useState(false);
  const shown = useRef<HTMLButtonElement>(null);
  if (editing) {
    const close = (refocus: boolean) => {
      setEditing(false);
      if (refocus) requestAnimationFrame(() => shown.current?.focus());
    };
    return <CellEditor record={record} field={field} label={props.label} onClose={close} />;
  }
  return (
    <button ref={shown} type="button" className={classes.shown} onClick={() => setEditing(true)}>
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
  onClose: (refocus: boolean) => void;
}) {
  const { record, field, onClose } = props;
  const save = useRecordEdit(record);
  const [typed, setTyped] = useState(() => editableText(record, field));
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const commit = (refocus: boolean, value = typed) => {
    const edit = parseEdit(record, field, value);
    if ('problem' in edit) return setProblem(edit.problem);
    if ('change' in edit) save(edit.change);
    onClose(refocus);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit(true);
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
    // The person just asked to edit exactly this cell.
    autoFocus: true,
    onKeyDown,
  };
  return (
    <>
      {field === 'status' ? (
        <select
          {...shared}
          value={typed}
          onChange={(event) => commit(true, event.currentTarget.value)}
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
