import { describe, expect, it } from 'vitest';
import { readPage } from '../read-page.ts';
import { HAVE_REAL_PAGES, realPage, realPages } from './fixtures.ts';

/** Written down by looking at the pages. */
const BLOCKS = {
  '500.html': ['error_page', 'something_went_wrong'],
  'captcha-field-keywords.html': ['continue_shopping', 'continue_button'],
  'continue-shopping-interstitial-B0FWD1K669.html': ['continue_shopping', 'continue_button'],
  'post-signin-captcha-1.html': ['captcha', 'account_captcha'],
  'post-signin-captcha-invalid.html': ['captcha', 'account_captcha'],
  'post-signin-captcha-otp.html': ['one_time_code', 'passcode'],
  'post-signin-invalid-password.html': ['sign_in', 'password_refused'],
  'post-signin-js-bot-challenge.html': ['bot_challenge', 'script_challenge'],
  'post-signin-mfa.html': ['one_time_code', 'authenticator_code'],
  'signin-claim-username.html': ['sign_in', 'claim_step'],
  'signin.html': ['sign_in', 'email_step'],
  'waf-challenge.html': ['bot_challenge', 'script_challenge'],
};

describe("Amazon's sign-in pages, challenges and error pages as they really are", () => {
  it('are there, or were named as left out', () => {
    expect(realPages('auth').toSorted()).toEqual(HAVE_REAL_PAGES ? Object.keys(BLOCKS).toSorted() : []);
  });
  if (!HAVE_REAL_PAGES) return;

  for (const [file, [by, form]] of Object.entries(BLOCKS)) {
    it(`${file} is ${form}, on whatever address it stands`, () => {
      for (const url of ['https://www.amazon.com/gp/css/order-history', 'https://www.amazon.com/ap/signin']) {
        expect(readPage(realPage(`auth/${file}`), url)).toEqual({
          kind: 'blocked',
          by,
          form,
          practiceRun: null,
        });
      }
    });
  }
});
