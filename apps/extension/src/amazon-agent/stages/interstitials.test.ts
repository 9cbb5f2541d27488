import { describe, expect, it } from 'vitest';
import { aPage } from '../../testing/attempts.ts';
import type { Recognised } from '../expect-page.ts';
import { actPast, type INTERSTITIALS, isInterstitial } from './interstitials.ts';

type Interstitial = Recognised<(typeof INTERSTITIALS)[number]>;

function seen(page: Interstitial['page'], facts: object): Interstitial {
  return {
    page,
    facts,
    seen: aPage('amazon.before_you_go', { heading: null, continueUrl: null }),
  } as Interstitial;
}

const itemSelect = (...meanings: string[]) =>
  seen('amazon.item_select', {
    messages: meanings.map((meaning) => ({ meaning, name: `${meaning}Message`, text: 'Words' })),
  });

describe('pages between two steps of a checkout', () => {
  it('are passed when they only offer something', () => {
    expect(actPast(seen('amazon.before_you_go', {}))).toEqual({
      kind: 'take_step',
      step: 'before_you_go.continue',
    });
    expect(actPast(seen('amazon.prime_upsell', {}))).toEqual({
      kind: 'take_step',
      step: 'prime_upsell.decline',
    });
  });

  it.each([
    ['quantity_limit', 'BLOCKER_QUANTITY_LIMIT'],
    ['out_of_stock', 'BLOCKER_OUT_OF_STOCK'],
    ['other', 'BLOCKER_CART'],
  ])('stop the attempt when an item must change: %s is %s', (meaning, reason) => {
    expect(() => actPast(itemSelect(meaning, 'other'))).toThrow(expect.objectContaining({ reason }));
    expect(() => actPast(itemSelect('other', meaning))).toThrow(expect.objectContaining({ reason }));
    expect(() => actPast(itemSelect())).toThrow(expect.objectContaining({ reason: 'BLOCKER_CART' }));
  });

  it('stop the attempt when only a person knows the answer', () => {
    expect(() => actPast(seen('amazon.business_order', { fields: [] }))).toThrow(
      expect.objectContaining({ reason: 'BLOCKER_PAGE_NOT_RECOGNISED' }),
    );
  });

  it('are told from the steps themselves', () => {
    expect(isInterstitial({ page: 'amazon.item_select' })).toBe(true);
    expect(isInterstitial({ page: 'amazon.review' })).toBe(false);
  });
});
