'use client';
import { Select, type SelectProps } from '@mantine/core';

const CURRENCIES = Intl.supportedValuesOf('currency');
const TIME_ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** A currency of ISO 4217; found by its code. */
export function CurrencySelect(props: SelectProps) {
  return (
    <Select label="Currency" data={CURRENCIES} searchable limit={100} allowDeselect={false} {...props} />
  );
}

/** An IANA time zone; found by city or region. A zone that this browser does not list stays choosable. */
export function TimeZoneSelect(props: SelectProps) {
  const { value } = props;
  const data = value && !TIME_ZONES.includes(value) ? [value, ...TIME_ZONES] : TIME_ZONES;
  return <Select label="Time zone" data={data} searchable limit={100} allowDeselect={false} {...props} />;
}

/** The zone of this browser, where it is one that can be chosen. */
export function zoneOfBrowser(): string | null {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return TIME_ZONES.includes(here) ? here : null;
}
