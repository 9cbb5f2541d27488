import { describe, expect, it } from 'vitest';
import { BLOCKER_MAPS } from './page-maps.ts';
import { handMade, readHtml } from './testing/hand-made-pages.ts';

const titled = (title: string) => `<html><head><title>${title}</title></head><body></body></html>`;
const ERROR_BOX = '<div id="auth-error-message-box">There was a problem</div>';

const PAGES: [form: string, by: string, html: string][] = [
  ['email_step', 'sign_in', '<form name="signIn"><input id="ap_email"></form>'],
  ['email_refused', 'sign_in', `${ERROR_BOX}<form name="signIn"><input id="ap_email"></form>`],
  ['claim_step', 'sign_in', '<form id="ap_login_form" name="signIn"><input id="ap_email_login"></form>'],
  [
    'password_step',
    'sign_in',
    '<form name="signIn"><input id="ap_email" type="hidden"><input id="ap_password"></form>',
  ],
  ['password_refused', 'sign_in', `${ERROR_BOX}<form name="signIn"><input id="ap_password"></form>`],
  ['intent_confirmation', 'sign_in', '<form id="intent-confirmation-form"></form>'],
  ['authenticator_code', 'one_time_code', '<form id="auth-mfa-form"></form>'],
  ['code_refused', 'one_time_code', `${ERROR_BOX}<form id="auth-mfa-form"></form>`],
  ['device_choice', 'one_time_code', '<form id="auth-select-device-form"></form>'],
  ['passcode', 'one_time_code', '<form id="verification-code-form"><input id="input-box-otp"></form>'],
  [
    'letters_captcha',
    'captcha',
    '<form action="/errors/validateCaptcha"><input id="captchacharacters"></form>',
  ],
  ['account_captcha', 'captcha', '<form class="cvf-widget-form-captcha"></form>'],
  ['puzzle_captcha', 'captcha', '<iframe id="cvf-aamation-challenge-iframe"></iframe>'],
  ['puzzle_captcha', 'captcha', '<div id="aa-challenge-page-captcha-container"></div>'],
  // The puzzle of a person, drawn by the same company's script as the challenge that a browser answers alone.
  [
    'puzzle_captcha',
    'captcha',
    '<script src="https://x.us-east-1.captcha.awswaf.com/y/captcha.js"></script>',
  ],
  ['robot_check', 'captcha', titled('Robot Check')],
  [
    'continue_button',
    'continue_shopping',
    '<form action="/errors/validateCaptcha"><button>Continue shopping</button></form>',
  ],
  ['script_challenge', 'bot_challenge', '<div id="challenge-container"></div>'],
  ['script_challenge', 'bot_challenge', '<script src="https://x.token.awswaf.com/y/challenge.js"></script>'],
  ['approval_elsewhere', 'one_time_code', '<form id="resend-approval-form"></form>'],
  ['security_question', 'one_time_code', '<form><input name="dcq_question_subjective_1"></form>'],
  ['account_choice', 'sign_in', '<a id="cvf-account-switcher-add-accounts-link">Add account</a>'],
  ['phone_number_offer', 'interruption', '<a id="ap-account-fixup-phone-skip-link">Not now</a>'],
  ['duplicate_order', 'interruption', '<input name="forcePlaceOrder" value="Place this duplicate order">'],
  ['confirm_action', 'interruption', titled('Amazon.com: Please Confirm Your Action')],
  ['out_of_stock', 'checkout_error', titled('Out of Stock - Amazon.com Checkout')],
  ['card_number_again', 'payment_challenge', '<span class="pmts-cc-address-challenge-form"></span>'],
  ['checkout_refused', 'checkout_error', '<div id="checkout-error"></div>'],
  ['something_went_wrong', 'error_page', titled('Sorry! Something went wrong!')],
  ['something_went_wrong', 'error_page', '<a href="/dogsofamazon/ref=cs_503_d">Dogs</a>'],
  ['server_busy', 'error_page', titled('Server Busy')],
  ['not_found', 'error_page', titled('Page Not Found')],
];

const ADDRESSES: [path: string, by: string, form: string][] = [
  ['/ap/signin?openid.pape', 'sign_in', 'email_step'],
  ['/ax/claim?x=1', 'sign_in', 'claim_step'],
  ['/ap/mfa', 'one_time_code', 'authenticator_code'],
  ['/ap/cvf/request', 'captcha', 'account_captcha'],
  ['/aaut/verify/cvf', 'captcha', 'account_captcha'],
  ['/checkout/entry/oos', 'checkout_error', 'out_of_stock'],
  ['/ap/cvf/approval?x=1', 'one_time_code', 'approval_elsewhere'],
  ['/ax/claim/webauthn/nudge?x=1', 'interruption', 'passkey_offer'],
  ['/ap/accountfixup', 'interruption', 'phone_number_offer'],
  ['/ap/forgotpassword/reverification', 'account_hold', 'password_reset'],
  ['/cpe/revisepayments?orderId=x', 'payment_revision', 'revise_payment'],
  ['/checkout/p/p-106-1234567-7654321/gift', 'interruption', 'gift_options'],
];

/** Words and marks that known pages may have too. */
const LAST_RESORTS: [form: string, by: string, html: string][] = [
  ['account_locked', 'account_hold', '<h4 class="a-alert-heading">Account on hold temporarily</h4>'],
  ['password_reset', 'account_hold', '<h1>Password reset required</h1>'],
  ['age_check', 'identity_check', '<h1>Verify your age</h1>'],
  ['revise_payment', 'payment_revision', '<h1>Revise Payment Method</h1>'],
  ['warranty_offer', 'interruption', '<h1>Add a protection plan</h1><span id="siNoCoverage"></span>'],
  ['gift_options', 'interruption', '<div id="checkout-gift-options-panel"></div>'],
];

describe('what stands in the way', () => {
  it.each(PAGES)('%s blocks by %s, whatever page stands behind it: %s', (form, by, html) => {
    expect(readHtml(html, 'amazon', '/gp/cart/view.html')).toEqual({
      kind: 'blocked',
      by,
      form,
      practiceRun: null,
    });
  });

  it.each(ADDRESSES)('%s alone says %s by %s', (path, by, form) => {
    expect(readHtml('<p>New design</p>', 'amazon', path)).toMatchObject({ kind: 'blocked', by, form });
  });

  it.each(LAST_RESORTS)(
    '%s blocks by %s only a page that no map knows by its content: %s',
    (form, by, html) => {
      expect(readHtml(html, 'amazon', '/x')).toMatchObject({ kind: 'blocked', form, by });
      const step = readHtml(html, 'amazon', '/checkout/p/p-106-1234567-7654321/spc');
      expect(step).toMatchObject({ kind: 'blocked', form, by });
      const known = handMade('amazon/review.html').replace('<body>', `<body>${html}`);
      expect(readHtml(known).kind).toBe('page');
      expect(readHtml(`<div class="aok-hidden">${html}</div>`, 'amazon', '/x').kind).toBe('unrecognised');
    },
  );

  it('is no step of a checkout that its address alone tells: the next page may come by itself', () => {
    const step = (name: string) =>
      readHtml('<h1>New design</h1>', 'amazon', `/checkout/p/p-106-1234567-7654321/${name}`);
    expect(step('pay')).toMatchObject({ kind: 'page_changed', page: 'amazon.payment' });
    expect(step('delivery-day').kind).toBe('unrecognised');
  });

  it('is named by what the page shows before what its address says', () => {
    const here = readHtml('<form id="verification-code-form"></form>', 'amazon', '/ap/cvf/approval');
    expect(here).toMatchObject({ by: 'one_time_code', form: 'passcode' });
    const error = readHtml(titled('Sorry! Something went wrong!'), 'amazon', '/ap/signin');
    expect(error).toMatchObject({ by: 'error_page' });
  });

  it('is nothing that the page keeps hidden, and no script that a whole page has with it', () => {
    const hidden = '<body><div class="aok-hidden"><form class="cvf-widget-form-captcha"></form></div>';
    expect(readHtml(handMade('amazon/cart.html').replace('<body>', hidden)).kind).toBe('page');
    const script = '<body><div id="a-page"><script src="https://x.awswaf.com/challenge.js"></script></div>';
    expect(readHtml(handMade('amazon/cart.html').replace('<body>', script)).kind).toBe('page');
    const puzzle = script.replace('x.awswaf', 'x.captcha.awswaf');
    expect(readHtml(handMade('amazon/cart.html').replace('<body>', puzzle)).kind).toBe('page');
  });

  it('has a page in this test for every form on Amazon', () => {
    const tested = new Set([
      ...[...PAGES, ...LAST_RESORTS].map(([form]) => form),
      ...ADDRESSES.map(([, , form]) => form),
    ]);
    const mapped = BLOCKER_MAPS.filter((map) => map.sites.includes('amazon.com')).flatMap((map) =>
      map.blockers.map((blocker) => blocker.form as string),
    );
    expect(mapped.filter((form) => !tested.has(form))).toEqual([]);
  });
});
