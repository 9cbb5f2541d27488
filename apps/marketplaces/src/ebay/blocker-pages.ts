import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { siteDocument } from '../site-document.ts';
import type { SellerHub } from './hub.ts';

function barePage(hub: SellerHub, title: string, body: Markup): string {
  return siteDocument(hub, { title, body });
}

/** Whatever is typed leads back; nothing of it is kept. */
export function signInPage(hub: SellerHub, returnTo: string): string {
  return barePage(
    hub,
    'Sign in or Register | eBay',
    html`<h1>Hello</h1><form id="signin-form" method="post" action="/signin/s"><label for="userid">Email or username</label><input id="userid" name="userid" autocomplete="off"><input type="hidden" name="ru" value="${returnTo}"><button id="signin-continue-btn" type="submit">Continue</button></form>`,
  );
}

export function oneTimeCodePage(hub: SellerHub, returnTo: string): string {
  return barePage(
    hub,
    'Verify | eBay',
    html`<h1>Enter the code</h1><form method="post" action="/signin/mfa"><label for="code">Code</label><input id="code" name="smsCode" inputmode="numeric" autocomplete="one-time-code"><input type="hidden" name="ru" value="${returnTo}"><button type="submit">Verify</button></form>`,
  );
}

export function captchaPage(hub: SellerHub, returnTo: string): string {
  return barePage(
    hub,
    'Security Measure',
    html`<h1>Please verify yourself to continue</h1><form id="captcha_form" method="post" action="/splashui/captcha_submit"><input type="hidden" name="ru" value="${returnTo}"><button type="submit">I am a person</button></form>`,
  );
}

export function interruptionPage(hub: SellerHub): string {
  return barePage(hub, 'Pardon Our Interruption...', html`<h1>Pardon Our Interruption...</h1>`);
}

export function errorPage(hub: SellerHub): string {
  return barePage(hub, 'Error Page | eBay', html`<h1>Something went wrong on our end.</h1>`);
}
