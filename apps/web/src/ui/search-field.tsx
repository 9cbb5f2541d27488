'use client';
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

/** A search field that follows the URL and tells a quarter second after the last key. `/` focuses it. */
export function SearchField(props: {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(props.value ?? '');
  const told = useRef(typed);
  const tell = useDebouncedCallback((value: string) => {
    told.current = value;
    props.onChange(value);
  }, 250);
  const given = props.value ?? '';
  useEffect(() => {
    // Only changes from elsewhere (back button, "Clear filters"), not the echo of an older keystroke.
    if (given === told.current) return;
    told.current = given;
    setTyped(given);
  }, [given]);
  const change = (value: string) => {
    setTyped(value);
    tell(value);
  };
  return (
    <TextInput
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      data-search-field
      size="xs"
      w={{ base: '100%', xs: 280 }}
      value={typed}
      maxLength={100}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={
        typed ? <CloseButton size="xs" aria-label="Clear search" onClick={() => change('')} /> : null
      }
    />
  );
}
