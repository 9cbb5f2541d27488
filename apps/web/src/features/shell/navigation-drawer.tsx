'use client';
import { AppShellNavbar, FocusTrap } from '@mantine/core';
import { useFocusReturn } from '@mantine/hooks';
import type { KeyboardEvent, ReactNode } from 'react';
import classes from './navigation-drawer.module.css';

/** The sidebar; on phones a drawer, which takes the keyboard while it is open and gives it back on Escape. */
export function Navigation(props: { opened: boolean; onClose: () => void; children: ReactNode }) {
  useFocusReturn({ opened: props.opened });
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of its menus come here too, although those lie elsewhere on the page.
    const isOwn = event.target instanceof Element && event.currentTarget.contains(event.target);
    if (event.key === 'Escape' && isOwn) props.onClose();
  };
  return (
    <FocusTrap active={props.opened}>
      <AppShellNavbar
        bg="var(--crosscart-canvas)"
        aria-label="Main"
        className={classes.navigation}
        mod={{ opened: props.opened }}
        onKeyDown={onKeyDown}
      >
        {props.children}
      </AppShellNavbar>
    </FocusTrap>
  );
}
