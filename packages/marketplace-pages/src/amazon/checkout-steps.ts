import { isChosen, isInert, textOf } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';
import { purchaseIdOf } from './purchase-id.ts';
import { readDeliveringTo } from './review.ts';

export interface AddressForm {
  fullName: string;
  phone: string;
  line1: string;
  line2: string;
  city: string;
  state: string;
  postalCode: string;
  country: string;
}

export interface AmazonAddressStep {
  purchaseId: string | null;
  /** The account's addresses, as printed. */
  choices: { addressId: string | null; name: string | null; text: string | null; isChosen: boolean }[];
  /** What the open form holds now (the name is prefilled with the account holder); null while it is closed. */
  form: AddressForm | null;
  /** Messages that the form shows. */
  formErrors: string[];
  /** Amazon would rather write the address another way and waits for a choice; null while it does not ask. */
  suggestion: { original: string | null; suggested: string | null } | null;
}

export interface AmazonPaymentStep {
  purchaseId: string | null;
  shipTo: { name: string; text: string } | null;
  methods: { label: string; isChosen: boolean }[];
  errors: string[];
}

const FORM_FIELDS = [
  'fullName',
  'phone',
  'line1',
  'line2',
  'city',
  'state',
  'postalCode',
  'country',
] as const;

/** "Select a delivery address", with or without the dialog for a new one. */
export function readAddressStep(view: PageView): AmazonAddressStep {
  return {
    purchaseId: purchaseIdOf(view.url),
    choices: view.all('choice').map((choice) => {
      const radio = view.first('choiceRadio', choice);
      return {
        addressId: /addressID=([\w-]+)/.exec(radio?.getAttribute('value') ?? '')?.[1] ?? null,
        name: view.text('choiceName', choice),
        text: view.text('choiceText', choice),
        isChosen: isChosen(radio),
      };
    }),
    // The form that asks between two spellings of an address has none of the fields to write one.
    form: FORM_FIELDS.some((field) => view.first(field) !== null) ? readForm(view) : null,
    formErrors: view
      .all('formError')
      .map(textOf)
      .filter((message) => message !== ''),
    suggestion: readSuggestion(view),
  };
}

function readSuggestion(view: PageView): AmazonAddressStep['suggestion'] {
  const popover = view.all('suggestion').find((each) => !isInert(each));
  return popover === undefined
    ? null
    : {
        original: view.text('suggestionOriginal', popover),
        suggested: view.text('suggestionOffered', popover),
      };
}

/** The payment step: which instruments there are and whether one is chosen. */
export function readPaymentStep(view: PageView): AmazonPaymentStep {
  return {
    purchaseId: purchaseIdOf(view.url),
    shipTo: readDeliveringTo(view),
    methods: view.all('method').map((radio) => ({
      label: textOf(radio.closest('label') ?? radio.parentElement),
      isChosen: isChosen(radio),
    })),
    errors: view.all('error').map(textOf),
  };
}

function readForm(view: PageView): AddressForm {
  const value = (field: string) => {
    const input = view.first(field) as HTMLInputElement | HTMLSelectElement | null;
    return input?.value ?? '';
  };
  return Object.fromEntries(FORM_FIELDS.map((field) => [field, value(field)])) as unknown as AddressForm;
}
