'use client';
import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';

/** Asks before something that cannot be taken back lightly. */
export function confirm(question: {
  title: string;
  consequence: ReactNode;
  /** The act itself, as a verb: never "OK". */
  act: string;
  dangerous?: boolean;
  onConfirm: () => void;
}): void {
  modals.openConfirmModal({
    title: question.title,
    children: <Text size="sm">{question.consequence}</Text>,
    labels: { confirm: question.act, cancel: 'Keep as it is' },
    confirmProps: question.dangerous ? { color: 'red' } : {},
    onConfirm: question.onConfirm,
  });
}
