import { Badge, VisuallyHidden } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type Change, fieldWords, type ValueWords, valueWords } from './audit-words.ts';
import classes from './change-table.module.css';

/** Each changed column with what stood before and what stands after, told apart by mark as well as by colour. */
export function ChangeTable(props: { changes: readonly Change[]; words: ValueWords }) {
  const hasBefore = props.changes.some(({ before }) => before !== undefined);
  const hasAfter = props.changes.some(({ after }) => after !== undefined);
  return (
    <div className={classes.frame}>
      <table className={classes.table} aria-label="Changes">
        <thead>
          <tr>
            <th scope="col">Field</th>
            {hasBefore ? <th scope="col">Before</th> : null}
            {hasAfter ? <th scope="col">After</th> : null}
          </tr>
        </thead>
        <tbody>
          {props.changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{fieldWords(field)}</th>
              {hasBefore ? <Value field={field} value={before} side="before" words={props.words} /> : null}
              {hasAfter ? <Value field={field} value={after} side="after" words={props.words} /> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value(props: { field: string; value: unknown; side: 'before' | 'after'; words: ValueWords }) {
  const { kind, text } = valueWords(props.field, props.value, props.words);
  return (
    <td data-side={props.side} data-kind={kind}>
      {kind === 'hidden' ? (
        <Badge
          color="gray"
          leftSection={<IconLock size={11} aria-hidden />}
          title="Personal or secret: the audit keeps that it changed, not its value"
        >
          {text}
          <VisuallyHidden>, personal or secret: its value is not kept</VisuallyHidden>
        </Badge>
      ) : (
        <>
          <span className={classes.mark} aria-hidden>
            {kind === 'none' ? '' : props.side === 'before' ? '−' : '+'}
          </span>
          <span>{text}</span>
        </>
      )}
    </td>
  );
}
