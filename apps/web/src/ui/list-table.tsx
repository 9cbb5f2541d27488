import { Button, Skeleton } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { CSSProperties, ReactNode, SyntheticEvent } from 'react';
import type { ApiError } from '#lib/api-error.ts';
import { FailedState, ListState } from './list-state.tsx';
import classes from './list-table.module.css';

export interface Column<Row> {
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'right';
  /** The cell that names the row: it stays while a wide table is scrolled, and heads the row's card on a phone. */
  lead?: boolean;
  /**
   * A column of neither kind is always shown whole. `shared`: its text is cut where there is not room for all;
   * `rest`: the same, and it takes what room the others leave.
   */
  room?: 'shared' | 'rest';
  /** Its text breaks into several lines instead of being cut. */
  wraps?: boolean;
  /** Each row has two lines here. */
  twoLines?: boolean;
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
          style={{ '--columns': columns.map(trackOf).join(' ') } as CSSProperties}
          data-wide={columns.length > WIDE ? true : undefined}
          onMouseOver={tellWhatIsCut}
          onFocus={tellWhatIsCut}
          aria-label={props.label}
          aria-busy={rows === undefined || source.isPlaceholderData}
        >
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.header} scope="col" data-align={column.align} data-lead={column.lead}>
                  <div className={classes.value}>{column.header}</div>
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
      {props.columns.map((column) => {
        const content = column.cell(row);
        return (
          <td
            key={column.header}
            data-label={column.header}
            data-align={column.align}
            data-lead={column.lead}
            data-wraps={column.wraps}
            data-none={content === NONE ? true : undefined}
          >
            <div className={classes.value}>{content}</div>
          </td>
        );
      })}
    </tr>
  );
}

/** What a cell shows where there is nothing; a phone leaves it out. */
export const NONE = '–';

/** More columns than a desk has room for. */
const WIDE = 10;

/** The width of a column as a track of the table's grid: nothing is pushed out while something else can be cut. */
function trackOf<Row>({ room, wraps }: Column<Row>): string {
  if (room === 'rest') return 'minmax(132px, 1fr)';
  if (room === 'shared' || wraps) return 'minmax(104px, auto)';
  return 'minmax(max-content, auto)';
}

/** What is cut short says the whole of itself where one points at it. */
function tellWhatIsCut({ target }: SyntheticEvent): void {
  const value = target instanceof Element ? target.closest<HTMLElement>(`.${classes.value}`) : null;
  if (value === null) return;
  for (const each of [value, ...value.querySelectorAll<HTMLElement>('[data-cut]')]) {
    if (each.scrollWidth > each.clientWidth) each.title = each.textContent;
    else each.removeAttribute('title');
  }
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
        <td key={column.header} data-align={column.align} data-lead={column.lead}>
          <div className={classes.value}>
            <Skeleton height={12} my={4} width={`${index === 0 ? 70 : 45 + ((row + index) % 3) * 12}%`} />
            {column.twoLines ? <Skeleton height={10} mt={8} mb={4} width="45%" /> : null}
          </div>
        </td>
      ))}
    </tr>
  ));
}
