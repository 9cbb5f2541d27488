'use client';
import { Group, Kbd, Modal, Stack, Text } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { NavigationGroup } from './navigation.ts';

const OPEN_EVENT = 'crosscart:shortcuts';
/** After `g` the next key must come within this time. */
const SEQUENCE_MS = 1200;
/** Dialogs and menus keep the keyboard to themselves; a menu goes to the item whose first letters are typed. */
const OWN_KEYS = '[role="dialog"], [role="menu"]';
const FIELDS = 'input, textarea, select, [contenteditable="true"]';

/** Opens the sheet of keyboard shortcuts from anywhere. */
export function openShortcuts(): void {
  window.dispatchEvent(new Event(OPEN_EVENT));
}

/** ⌘K or Ctrl+K opens the command palette, `?` shows the sheet, `/` goes to the search field, `g` and a letter goes to a page. */
export function Shortcuts({ groups }: { groups: readonly NavigationGroup[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const entries = groups.flatMap((group) => group.entries);
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isIn(event.target, OWN_KEYS)) return;
      if (event.ctrlKey || event.metaKey) {
        if (event.key.toLowerCase() !== 'k') return;
        event.preventDefault();
        spotlight.open();
        return;
      }
      if (isIn(event.target, FIELDS)) return;
      if (goUntil > event.timeStamp) {
        goUntil = 0;
        const entry = groups.flatMap((group) => group.entries).find(({ key }) => key === event.key);
        if (entry) router.push(entry.href);
      } else if (event.key === 'g') {
        goUntil = event.timeStamp + SEQUENCE_MS;
      } else if (event.key === '?') {
        setOpen(true);
      } else if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('[data-search-field]');
        if (!field) return;
        event.preventDefault();
        field.focus();
      }
    };
    const onOpen = () => setOpen(true);
    window.addEventListener('keydown', onKey);
    window.addEventListener(OPEN_EVENT, onOpen);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(OPEN_EVENT, onOpen);
    };
  }, [groups, router]);
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title="Keyboard shortcuts">
      <Stack gap={6}>
        <Shortcut what="Command palette" keys={['Ctrl', 'K']} />
        <Shortcut what="Search in this list" keys={['/']} />
        <Shortcut what="This sheet" keys={['?']} />
        {entries.map((entry) => (
          <Shortcut key={entry.href} what={`Go to ${entry.label}`} keys={['g', entry.key]} />
        ))}
      </Stack>
    </Modal>
  );
}

function Shortcut({ what, keys }: { what: string; keys: readonly string[] }) {
  return (
    <Group justify="space-between">
      <Text size="sm">{what}</Text>
      <Group gap={4}>
        {keys.map((key) => (
          <Kbd key={key} size="xs">
            {key}
          </Kbd>
        ))}
      </Group>
    </Group>
  );
}

function isIn(target: EventTarget | null, where: string): boolean {
  return target instanceof Element && target.closest(where) !== null;
}
