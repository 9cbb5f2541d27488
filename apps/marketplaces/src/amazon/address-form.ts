import { z } from 'zod';
import { countries } from '../countries.ts';
import type { Address } from '../model.ts';

/** The address dialog's fields as posted; absent fields are empty. */
export const addressFormSchema = z
  .object({
    'address-ui-widgets-countryCode': z.string().default('US'),
    'address-ui-widgets-enterAddressFullName': z.string().default(''),
    'address-ui-widgets-enterAddressPhoneNumber': z.string().default(''),
    'address-ui-widgets-enterAddressLine1': z.string().default(''),
    'address-ui-widgets-enterAddressLine2': z.string().default(''),
    'address-ui-widgets-enterAddressCity': z.string().default(''),
    'address-ui-widgets-enterAddressStateOrRegion': z.string().default(''),
    'address-ui-widgets-enterAddressPostalCode': z.string().default(''),
  })
  .transform((form) => ({
    country: form['address-ui-widgets-countryCode'],
    name: form['address-ui-widgets-enterAddressFullName'].trim(),
    phone: form['address-ui-widgets-enterAddressPhoneNumber'].trim(),
    line1: form['address-ui-widgets-enterAddressLine1'].trim(),
    line2: form['address-ui-widgets-enterAddressLine2'].trim(),
    city: form['address-ui-widgets-enterAddressCity'].trim(),
    state: form['address-ui-widgets-enterAddressStateOrRegion'].trim(),
    postal_code: form['address-ui-widgets-enterAddressPostalCode'].trim(),
  }));
export type AddressFormValues = z.output<typeof addressFormSchema>;

/** An address that was not saved: what was typed, and what is wrong with it. */
export interface RefusedAddress {
  readonly values: AddressFormValues;
  readonly problems: readonly string[];
}

const limits = { name: 50, phone: 20, line1: 60, line2: 60, city: 50, postal_code: 10 } as const;
const labels = {
  name: 'Full name',
  phone: 'Phone number',
  line1: 'Street address',
  line2: 'Unit or suite number',
  city: 'City',
  postal_code: 'ZIP or postal code',
} as const;

/** What is wrong with the typed address, in Amazon's manner; empty when it can be saved. */
export function problemsOf(values: AddressFormValues): string[] {
  const problems: string[] = [];
  if (values.name === '') problems.push('Please enter a name.');
  if (values.line1 === '') problems.push('Please enter an address.');
  if (values.city === '') problems.push('Please enter a city name.');
  if (!countries.some(({ code }) => code === values.country)) problems.push('Please select a country.');
  if (values.country === 'US') {
    if (values.state === '') problems.push('Please enter a state, region or province.');
    if (!/^\d{5}(-?\d{4})?$/.test(values.postal_code)) {
      problems.push('Please enter a valid ZIP or postal code.');
    }
  }
  for (const [field, most] of Object.entries(limits) as [keyof typeof limits, number][]) {
    if (values[field].length > most) problems.push(`${labels[field]} may have at most ${most} characters.`);
  }
  return problems;
}

const orNull = (text: string): string | null => (text === '' ? null : text);

/** The address to save. */
export function toAddress(values: AddressFormValues): Address {
  return {
    name: values.name,
    phone: orNull(values.phone),
    line1: values.line1,
    line2: orNull(values.line2),
    city: orNull(values.city),
    state: orNull(values.state),
    postal_code: orNull(values.postal_code),
    country: values.country,
  };
}
