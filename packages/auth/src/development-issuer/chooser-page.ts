import { createHash } from 'node:crypto';
import type { DevelopmentPerson } from './people.ts';

const STYLE = `
:root { color-scheme: light dark; --page: #f4f5f7; --card: #ffffff; --text: #1c2330; --quiet: #596273;
  --line: #d9dde4; --accent: #2f5bd0; --accent-text: #ffffff; --hover: #eef2fc; --alert: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --page: #14171c; --card: #1d2128; --text: #e8eaee; --quiet: #a4acba;
  --line: #343a45; --accent: #8fb0ff; --accent-text: #10182c; --hover: #262c38; --alert: #ff9b93; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px;
  background: var(--page); color: var(--text); font: 16px/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 420px; background: var(--card); border: 1px solid var(--line);
  border-radius: 12px; padding: 32px; }
h1 { margin: 0; font-size: 22px; line-height: 1.3; }
p { margin: 8px 0 0; color: var(--quiet); font-size: 14px; }
ul { list-style: none; margin: 24px 0 0; padding: 0; border: 1px solid var(--line); border-radius: 8px;
  max-height: 320px; overflow-y: auto; }
li + li { border-top: 1px solid var(--line); }
button, input { font: inherit; }
button { cursor: pointer; }
button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.person { display: flex; align-items: center; gap: 12px; width: 100%; padding: 12px; border: 0; text-align: left;
  background: transparent; color: inherit; overflow-wrap: anywhere; }
.person:hover { background: var(--hover); }
.person:focus-visible { outline-offset: -2px; border-radius: 8px; }
.initial { flex: none; width: 32px; height: 32px; border-radius: 50%; display: grid; place-items: center;
  background: var(--accent); color: var(--accent-text); font-weight: 600; }
.other { margin-top: 24px; }
label { display: block; font-size: 14px; font-weight: 600; }
input::placeholder { color: var(--quiet); opacity: 1; }
input { width: 100%; margin-top: 6px; padding: 10px 12px; border: 1px solid var(--quiet); border-radius: 8px;
  background: var(--card); color: inherit; }
.go { width: 100%; margin-top: 12px; padding: 10px; border: 0; border-radius: 8px; font-weight: 600;
  background: var(--accent); color: var(--accent-text); }
.cancel { display: block; margin: 16px auto 0; padding: 4px 8px; border: 0; background: none;
  color: var(--quiet); font-size: 14px; text-decoration: underline; }
.alert { color: var(--alert); font-weight: 600; }
.back { color: var(--accent); }
`;

/** Content-Security-Policy of these pages: their one style sheet and nothing else. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(STYLE)
  .digest('base64')}'; base-uri 'none'; frame-ancestors 'none'`;

/**
 * The account chooser: one button per known person, a field for another address, and a way out.
 * A plain form that posts `email` (or `cancel`) to `action`; works without JavaScript.
 */
export function chooserPage(view: {
  action: string;
  people: readonly DevelopmentPerson[];
  typedEmail?: string;
  problem?: string;
}): string {
  const people = view.people.map((person) => {
    const email = escapeHtml(person.email);
    const initial = escapeHtml([...person.email][0]?.toUpperCase() ?? '');
    return `<li><button class="person" name="email" value="${email}">
      <span class="initial" aria-hidden="true">${initial}</span><span>${email}</span></button></li>`;
  });
  const action = escapeHtml(view.action);
  const problem = view.problem
    ? `<p class="alert" id="problem" role="alert">${escapeHtml(view.problem)}</p>`
    : '';
  return page(
    'Choose an account',
    `<h1>Choose an account</h1>
    <p>Development sign-in on this machine. No password: you become whoever you choose.</p>
    ${people.length === 0 ? '' : `<form method="post" action="${action}"><ul>${people.join('')}</ul></form>`}
    <form class="other" method="post" action="${action}">
      <label for="email">Sign in as e-mail…</label>
      <input id="email" name="email" type="email" required autocomplete="off" maxlength="254"
        placeholder="name@example.com" value="${escapeHtml(view.typedEmail ?? '')}"
        ${problem === '' ? '' : 'aria-invalid="true" aria-describedby="problem"'}>
      ${problem}
      <button class="go">Continue</button>
    </form>
    <form method="post" action="${action}"><button class="cancel" name="cancel" value="yes">Cancel</button></form>`,
  );
}

/** What a person sees whose sign-in is over before they chose. */
export function expiredPage(siteUrl: string): string {
  return page(
    'Sign-in expired',
    `<h1>This sign-in has expired</h1><p>Please <a class="back" href="${escapeHtml(siteUrl)}">start again</a>.</p>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} · Crosscart development sign-in</title>
  <style>${STYLE}</style>
</head>
<body><main>${content}</main></body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
