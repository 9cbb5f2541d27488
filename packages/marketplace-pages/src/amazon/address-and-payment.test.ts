import { describe, expect, it } from 'vitest';
import { findControl } from '../find-control.ts';
import { handMade, readAs } from '../testing/hand-made-pages.ts';
import { parsePage } from '../testing/parse-page.ts';

describe('the address and payment steps', () => {
  const html = handMade('amazon/address.html');

  it('show what the form holds, with the prefilled account holder', () => {
    expect(readAs('amazon.address', html, '/checkout/p/p-106-1234567-7654321/address').facts).toEqual({
      purchaseId: '106-1234567-7654321',
      choices: [
        {
          addressId: 'A1',
          name: 'ACCOUNT HOLDER',
          text: '1 HOME ST, TOWN, OR, 97001, United States',
          isChosen: true,
        },
      ],
      form: {
        fullName: 'ACCOUNT HOLDER',
        phone: '',
        line1: '4820 Juniper Court',
        line2: '',
        city: '',
        state: 'OR',
        postalCode: '97024',
        country: 'US',
      },
      formErrors: ['Please enter a city name.'],
      suggestion: null,
    });
  });

  it('tell the buttons that share an id apart by their slot', () => {
    const page = parsePage(html);
    const slot = (name: string) =>
      findControl(page, 'amazon.address', name)?.getAttribute('data-csa-c-slot-id');
    expect(slot('useThisAddress')).toBe('address-ui-widgets-continue-address-btn-bottom');
    expect(slot('deliverToThisAddress')).toBe('checkout-primary-continue-shipaddressselect');
    expect(findControl(page, 'amazon.address', 'choice', { addressId: 'A1' })).not.toBeNull();
    expect(findControl(page, 'amazon.address', 'choice', { addressId: 'A2' })).toBeNull();
    for (const field of ['fullName', 'phone', 'line1', 'line2', 'city', 'state', 'postalCode', 'country']) {
      expect(findControl(page, 'amazon.address', field)).not.toBeNull();
    }
  });

  it('click none of two possible buttons', () => {
    const twice = html.replace(
      '</body>',
      '<input data-csa-c-slot-id="address-ui-widgets-continue-address-btn-bottom"></body>',
    );
    expect(findControl(parsePage(twice), 'amazon.address', 'useThisAddress')).toBeNull();
  });

  it('name the payment methods', () => {
    expect(readAs('amazon.payment', handMade('amazon/payment.html')).facts).toEqual({
      purchaseId: null,
      shipTo: { name: 'Sam Buyer', text: '4820 JUNIPER CT, FAIRVIEW, OR, 97024, United States' },
      methods: [{ label: 'Card ending in 0000', isChosen: true }],
      errors: ['Please choose a payment method.'],
    });
  });

  it('show that Amazon would rather write the address another way', () => {
    const html = handMade('amazon/address-suggestion.html');
    expect(readAs('amazon.address', html).facts.suggestion).toEqual({
      original: '4820 Juniper Cort, Fairview, OR 97024',
      suggested: '4820 Juniper Court, Fairview, OR 97024-1111',
    });
    expect(findControl(parsePage(html), 'amazon.address', 'useSuggestedAddress')).not.toBeNull();
    const closed = html.replace('<form id="AVS_form">', '<form id="AVS_form" class="aok-hidden">');
    expect(readAs('amazon.address', closed).facts.suggestion).toBeNull();
  });

  it('show both spellings where a page of its own asks between them, in the checkout and in the address book', () => {
    const html = handMade('amazon/address-suggestion-page.html');
    for (const path of ['/checkout/p/p-106-1234567-1234567/address', '/a/addresses/add']) {
      expect(readAs('amazon.address', html, path).facts).toMatchObject({
        choices: [],
        form: null,
        suggestion: {
          original: '4820 Juniper Cort Fairview, OR 97024',
          suggested: '4820 Juniper Court FAIRVIEW, OR 97024-1111',
        },
      });
    }
  });

  it("read the address book's own form too", () => {
    const html = handMade('amazon/address-book-form.html');
    expect(readAs('amazon.address', html, '/a/addresses/add').facts).toMatchObject({
      choices: [],
      form: { fullName: 'Sam Buyer', line1: '4820 Juniper Cort', state: 'OR', country: 'US' },
      formErrors: ['Please enter a valid street.'],
    });
    const page = parsePage(html);
    for (const field of ['fullName', 'phone', 'line1', 'line2', 'city', 'state', 'postalCode', 'country']) {
      expect(findControl(page, 'amazon.address', field)).not.toBeNull();
    }
    expect(findControl(page, 'amazon.address', 'useThisAddress')?.getAttribute('type')).toBe('submit');
  });
});
