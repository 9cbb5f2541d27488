import type { KeyboardEvent } from 'react';

const STEPS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** On a cell's button: an arrow moves the focus to the nearest button that way in the table, if there is one. */
export function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const [across, down] = STEPS[event.key] ?? [0, 0];
  const cell = event.currentTarget.closest('td');
  const next = across !== 0 ? alongRow(cell, across) : down !== 0 ? alongColumn(cell, down) : null;
  if (next === null) return;
  event.preventDefault();
  next.focus();
}

function alongRow(cell: HTMLTableCellElement | null, step: number): HTMLElement | null {
  const cells = cell?.closest('tr')?.cells ?? [];
  for (let at = (cell?.cellIndex ?? 0) + step; at >= 0 && at < cells.length; at += step) {
    const button = buttonOf(cells[at]);
    if (button) return button;
  }
  return null;
}

function alongColumn(cell: HTMLTableCellElement | null, step: number): HTMLElement | null {
  const row = cell?.closest('tr');
  const rows = row?.closest('tbody')?.rows ?? [];
  const next = rows[(row?.sectionRowIndex ?? 0) + step];
  return buttonOf(next?.cells[cell?.cellIndex ?? 0]);
}

function buttonOf(cell: HTMLTableCellElement | undefined): HTMLElement | null {
  return cell?.querySelector<HTMLElement>('button') ?? null;
}
