import { Button, Skeleton } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ApiError } from '#lib/api-error.ts';
import { FailedState, ListState } from './list-state.tsx';
import classes from './list-table.module.css';

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'right';
  width?: number | string;
  /** The cell that names the row; on a phone it heads the row's card. */
  lead?: boolean;
  /** Takes the room that the other columns leave, and is cut first; the others stay on one line. */
  grow?: boolean;
  /** Its text may break into several lines. */
  wraps?: boolean;
}

/** What a list needs to know of its query; both plain and paged queries fit. */
export interface ListSource<Row> {
  data: Row[] | undefined;
  error: ApiError | null;
  /** The rows are those of the filters before, until the new ones come. */
  isPlaceholderData: boolean;
  refetch: () => unknown;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => unknown;
}

/** What an empty list says; the icon is of what would be in it. */
interface EmptyWords {
  title: string;
  icon: TablerIcon;
  hint?: ReactNode;
  action?: ReactNode;
}

/** A list in its five states: loading, failed or not allowed, nothing yet, no match, rows. */
export function ListTable<Row>(props: {
  label: string;
  source: ListSource<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  empty: EmptyWords;
  /** Given when filters are set: an empty answer then means "no match", and offers to clear them. */
  onClearFilters?: (() => void) | undefined;
  onOpen?: (row: Row) => void;
  dimRow?: (row: Row) => boolean;
}) {
  const { source, columns } = props;
  const rows = source.data;
  if (rows === undefined && source.error) {
    return (
      <div className={classes.frame}>
        <FailedState error={source.error} onRetry={() => source.refetch()} />
      </div>
    );
  }
  if (rows?.length === 0) {
    return <div className={classes.frame}>{emptyState(props)}</div>;
  }
  return (
    <div className={classes.frame}>
      <div className={classes.scroll}>
        <table
          className={classes.table}
          aria-label={props.label}
          aria-busy={rows === undefined || source.isPlaceholderData}
        >
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.header} scope="col" data-align={column.align} style={{ width: column.width }}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows === undefined ? <LoadingRows columns={columns} /> : rows.map((row) => tableRow(row, props))}
          </tbody>
        </table>
      </div>
      {rows !== undefined && source.hasNextPage ? (
        <div className={classes.footer}>
          <span>{rows.length} shown</span>
          <Button
            variant="default"
            loading={source.isFetchingNextPage ?? false}
            onClick={() => source.fetchNextPage?.()}
          >
            Load more
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function tableRow<Row>(
  row: Row,
  props: {
    columns: readonly Column<Row>[];
    rowKey: (row: Row) => string;
    onOpen?: (row: Row) => void;
    dimRow?: (row: Row) => boolean;
  },
) {
  const { onOpen, dimRow } = props;
  return (
    // The row's own link or button serves the keyboard; a click anywhere is a convenience of the mouse.
    <tr
      key={props.rowKey(row)}
      data-opens={onOpen ? true : undefined}
      data-dim={dimRow?.(row) ? true : undefined}
      onClick={onOpen ? (event) => openUnlessControl(event.target, () => onOpen(row)) : undefined}
    >
      {props.columns.map((column) => (
        <td
          key={column.header}
          data-label={column.header}
          data-align={column.align}
          data-lead={column.lead}
          data-grow={column.grow}
          data-nowrap={column.grow || column.wraps ? undefined : true}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function openUnlessControl(target: EventTarget, open: () => void): void {
  if (target instanceof Element && target.closest('a, button, input, select, label')) return;
  open();
}

function emptyState(props: { empty: EmptyWords; onClearFilters?: (() => void) | undefined }) {
  if (!props.onClearFilters) return <ListState kind="empty" {...props.empty} />;
  return (
    <ListState
      kind="no_match"
      title="Nothing matches these filters"
      action={
        <Button variant="default" onClick={props.onClearFilters} mt="xs">
          Clear filters
        </Button>
      }
    />
  );
}

function LoadingRows<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return [0, 1, 2, 3, 4, 5].map((row) => (
    <tr key={row}>
      {columns.map((column, index) => (
        <td key={column.header} data-align={column.align}>
          <Skeleton height={12} my={4} width={`${index === 0 ? 70 : 45 + ((row + index) % 3) * 12}%`} />
        </td>
      ))}
    </tr>
  ));
}
