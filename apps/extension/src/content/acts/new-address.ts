import type { ShipTo } from '@crosscart/contracts';
import { findControl } from '@crosscart/marketplace-pages';
import { fitStreet } from '../../amazon-agent/fit-street.ts';
import type { ActAnswer } from '../../messages/acts.ts';
import { whenFound } from '../when-changed.ts';
import { DONE, notPossible, pressSoon } from './answers.ts';
import { fill, optionValue } from './fill.ts';

const FORM_MS = 8_000;
const STATE_MS = 3_000;

/**
 * Opens the form for a new address, overwrites EVERY field with the buyer's data (the form comes filled with
 * the account holder's), checks that each holds it, and submits. A value that does not fit is refused, not cut.
 */
export async function shipToNewAddress(shipTo: ShipTo): Promise<ActAnswer> {
  const opened = await openForm();
  if (!opened) return notPossible('addressForm');
  const street = fitStreet(shipTo.line1, shipTo.line2);
  if (street === null) return notPossible('street too long');

  // The country first: it decides which other fields there are.
  const country = control('country');
  if (!(country instanceof HTMLSelectElement)) return notPossible('country');
  const countryValue = optionValue(country, shipTo.country);
  if (countryValue === null) return notPossible('country not offered');
  if (country.value !== countryValue) fill(country, countryValue);

  const texts: [name: string, value: string][] = [
    ['fullName', shipTo.name],
    ['phone', shipTo.phone ?? ''],
    ['line1', street[0]],
    ['line2', street[1]],
    ['city', shipTo.city],
    ['postalCode', shipTo.postal_code ?? ''],
  ];
  for (const [name, value] of texts) {
    const problem = fillText(name, value);
    if (problem !== null) return notPossible(problem);
  }
  const stateProblem = await fillState(shipTo.state ?? '');
  if (stateProblem !== null) return notPossible(stateProblem);

  const submit = control('useThisAddress');
  if (submit === null) return notPossible('useThisAddress');
  pressSoon(submit);
  return DONE;
}

/** A form that stands open already was refused before, and is overwritten like a fresh one. */
async function openForm(): Promise<boolean> {
  if (control('fullName') !== null) return true;
  const link = await whenFound(() => control('addNewAddress'), FORM_MS);
  if (!(link instanceof HTMLElement)) return false;
  link.click();
  return (await whenFound(() => control('fullName'), FORM_MS)) !== null;
}

/** Null when the field now holds exactly the value; else what is wrong, without the value. */
function fillText(name: string, value: string): string | null {
  const field = control(name);
  if (field === null) return value === '' ? null : name;
  if (!(field instanceof HTMLInputElement)) return name;
  if (field.maxLength >= 0 && value.length > field.maxLength) return `${name} too long`;
  fill(field, value);
  return field.value === value ? null : name;
}

/** The state is a list in some countries and free text in others; it appears after the country is chosen. */
async function fillState(state: string): Promise<string | null> {
  const field = await whenFound(() => control('state'), state === '' ? 0 : STATE_MS);
  if (!(field instanceof HTMLSelectElement)) return fillText('state', state);
  const value = optionValue(field, state);
  if (value === null) return state === '' ? null : 'state not offered';
  fill(field, value);
  return field.value === value ? null : 'state';
}

function control(name: string): Element | null {
  return findControl(document, 'amazon.address', name);
}
