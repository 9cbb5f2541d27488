import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { siteDocument } from '../site-document.ts';
import type { AmazonShop } from './shop.ts';

/** A bare page of practice Amazon: no navigation, as the real pages that stand in the way have none. */
function barePage(shop: AmazonShop, title: string, content: Markup, head: Markup | null = null): string {
  return siteDocument(shop, { title, head, body: content });
}

const returnField = (returnTo: string) =>
  html`<input type="hidden" name="openid.return_to" value="${returnTo}">`;

/** The first step of signing in: who. Whatever is typed leads on; nothing of it is kept. */
export function claimPage(shop: AmazonShop, returnTo: string): string {
  return barePage(
    shop,
    'Amazon Sign-In',
    html`<form name="signIn" method="post" action="/ap/signin" class="auth-validate-form"><h1>Sign in</h1>
<label for="ap_email">Email or mobile phone number</label><input type="email" id="ap_email" name="email" autocomplete="off">
${returnField(returnTo)}<input type="hidden" name="step" value="claim"><input id="continue" type="submit" value="Continue"></form>`,
  );
}

export function passwordPage(shop: AmazonShop, returnTo: string): string {
  return barePage(
    shop,
    'Amazon Sign-In',
    html`<form name="signIn" method="post" action="/ap/signin" class="auth-validate-form"><h1>Sign in</h1>
<label for="ap_password">Password</label><input type="password" id="ap_password" name="password" autocomplete="off">
${returnField(returnTo)}<input type="hidden" name="step" value="password"><input id="signInSubmit" type="submit" value="Sign in"></form>`,
  );
}

export function oneTimeCodePage(shop: AmazonShop, returnTo: string): string {
  return barePage(
    shop,
    'Two-Step Verification',
    html`<form id="auth-mfa-form" method="post" action="/ap/mfa"><h1>Two-Step Verification</h1>
<label for="auth-mfa-otpcode">Enter code:</label><input id="auth-mfa-otpcode" name="otpCode" inputmode="numeric" autocomplete="off">
${returnField(returnTo)}<input id="auth-signin-button" type="submit" value="Sign in"></form>`,
  );
}

export function captchaPage(shop: AmazonShop, returnTo: string): string {
  return barePage(
    shop,
    'Amazon.com',
    html`<h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you're not a robot.</p>
<form method="get" action="/errors/validateCaptcha"><input type="hidden" name="amzn-r" value="${returnTo}"><label for="captchacharacters">Type characters</label><input id="captchacharacters" name="field-keywords" type="text" autocomplete="off"><button type="submit">Continue shopping</button></form>`,
  );
}

/** Today's check: one button, no letters, the same form. */
export function continueShoppingPage(shop: AmazonShop, returnTo: string): string {
  return barePage(
    shop,
    'Amazon.com',
    html`<h4>Click the button below to continue shopping</h4>
<form method="get" action="/errors/validateCaptcha"><input type="hidden" name="amzn-r" value="${returnTo}"><button type="submit" class="a-button-text" alt="Continue shopping">Continue shopping</button></form>`,
  );
}

/** A challenge by script. The practice one never ends: it loads nothing. */
export function botChallengePage(shop: AmazonShop): string {
  return barePage(
    shop,
    '',
    html`<div id="challenge-container"></div><noscript><h1>JavaScript is disabled</h1></noscript>`,
  );
}

export function errorPage(shop: AmazonShop): string {
  return barePage(
    shop,
    'Sorry! Something went wrong!',
    html`<a href="/dogsofamazon">Meet the dogs</a><h1>Sorry! Something went wrong on our end.</h1><p>Please go back and try again.</p>`,
  );
}
