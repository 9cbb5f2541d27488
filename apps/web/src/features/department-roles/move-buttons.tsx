'use client';
import { type DepartmentRole, listDepartmentRoles, updateDepartmentRole } from '@crosscart/contracts';
import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { usePlace } from '#lib/place-context.tsx';
import { changeCached, useApiMutation } from '#lib/queries.ts';
import { notifyProblem } from '#ui/notify.ts';
import { moved } from './order.ts';

/** Moves a department role one place up or down; the focus goes with it. */
export function MoveButtons({ role, items }: { role: DepartmentRole; items: readonly DepartmentRole[] }) {
  const { membership } = usePlace();
  const params = { id: membership.org_id };
  const place = items.findIndex(({ id }) => id === role.id);
  const move = useApiMutation(updateDepartmentRole, {
    refreshes: [listDepartmentRoles],
    onError: (error) => notifyProblem(`${role.name} was not moved`, error),
    atOnce: (client, { body }) =>
      changeCached(client, listDepartmentRoles, { params }, (answer) => ({
        items: moved(answer.items, place, body?.position ?? place),
      })),
  });
  const pressed = useRef<'up' | 'down' | null>(null);
  const to = (position: number, direction: 'up' | 'down') => {
    pressed.current = direction;
    move.mutate({ params: { ...params, roleId: role.id }, body: { position } });
  };
  const lastPlace = useRef(place);
  useEffect(() => {
    if (lastPlace.current === place) return;
    lastPlace.current = place;
    if (pressed.current) focusOn(role.id, pressed.current);
    pressed.current = null;
  }, [place, role.id]);
  return (
    <Group gap={4} justify="flex-end" wrap="nowrap">
      <ActionIcon
        variant="default"
        size="sm"
        aria-label={`Move ${role.name} up`}
        data-moves={`${role.id} up`}
        disabled={place <= 0}
        onClick={() => to(place - 1, 'up')}
      >
        <IconArrowUp size={14} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="sm"
        aria-label={`Move ${role.name} down`}
        data-moves={`${role.id} down`}
        disabled={place === items.length - 1}
        onClick={() => to(place + 1, 'down')}
      >
        <IconArrowDown size={14} />
      </ActionIcon>
    </Group>
  );
}

/** At the end of the list the button that was pressed is off; the other one takes the focus. */
function focusOn(roleId: string, direction: 'up' | 'down'): void {
  const other = direction === 'up' ? 'down' : 'up';
  for (const each of [direction, other]) {
    const button = document.querySelector<HTMLButtonElement>(`[data-moves="${roleId} ${each}"]`);
    if (button && !button.disabled) {
      button.focus();
      return;
    }
  }
}
