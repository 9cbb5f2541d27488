import { Checkbox, Fieldset, Stack } from '@mantine/core';
import {
  type AssignableKey,
  broughtBy,
  PERMISSION_GROUPS,
  PERMISSION_WORDS,
} from '#features/permissions/permission-words.ts';
import classes from './permission-checklist.module.css';

/** The keys of a department role as check boxes; what comes with a ticked one is ticked and says whence. */
export function PermissionChecklist(props: {
  ticked: ReadonlySet<AssignableKey>;
  onToggle: (key: AssignableKey) => void;
}) {
  return (
    <Stack gap="md">
      {PERMISSION_GROUPS.map((group) => (
        <Fieldset
          key={group.title}
          legend={group.title}
          classNames={{ root: classes.group, legend: classes.legend }}
        >
          <Stack gap={10}>
            {group.keys.map((key) => (
              <PermissionBox
                key={key}
                permission={key}
                ticked={props.ticked}
                onToggle={() => props.onToggle(key)}
              />
            ))}
          </Stack>
        </Fieldset>
      ))}
    </Stack>
  );
}

function PermissionBox(props: {
  permission: AssignableKey;
  ticked: ReadonlySet<AssignableKey>;
  onToggle: () => void;
}) {
  const { permission, ticked } = props;
  const { label, meaning } = PERMISSION_WORDS[permission];
  const sources = broughtBy(permission, ticked);
  const isImplied = sources.length > 0;
  return (
    <Checkbox
      size="sm"
      label={label}
      description={isImplied ? whence(sources) : meaning}
      checked={isImplied || ticked.has(permission)}
      disabled={isImplied}
      // Not to be changed here, yet still to be read.
      {...(isImplied ? { styles: { label: { color: 'var(--mantine-color-dimmed)' } } } : {})}
      onChange={props.onToggle}
    />
  );
}

function whence([first, ...others]: readonly AssignableKey[]): string | undefined {
  if (first === undefined) return undefined;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `Comes with “${PERMISSION_WORDS[first].label}”${more}.`;
}
