import { Select } from '@mantine/core';

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One filter of a list, beside its search field: a choice, or none, which shows everything. */
export function FilterSelect(props: {
  label: string;
  /** What stands there while nothing is chosen: "Any status". */
  any: string;
  width: number;
  choices: readonly Choice[];
  value: string | null | undefined;
  onChange: (value: string | null) => void;
  searchable?: boolean;
}) {
  return (
    <Select
      aria-label={props.label}
      placeholder={props.any}
      size="xs"
      w={props.width}
      clearable
      searchable={props.searchable ?? false}
      data={props.choices}
      value={props.value ?? null}
      onChange={props.onChange}
    />
  );
}
