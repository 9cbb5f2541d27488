import { request } from 'node:https';
import { parseHTML } from 'linkedom';

/** A page as a visitor without scripts sees it. */
export interface VisitedPage {
  readonly status: number;
  /** Path and query after redirects. */
  readonly url: string;
  readonly html: string;
  readonly document: Document;
  /** Trimmed text of the first match; null when nothing matches. */
  text(selector: string): string | null;
  texts(selector: string): string[];
  attribute(selector: string, name: string): string | null;
}

/** Walks a practice site by plain HTTPS requests, following redirects. The self-signed certificate is accepted here only. */
export interface SiteVisitor {
  get(path: string): Promise<VisitedPage>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<VisitedPage>;
  /** Posts a form of the page with its own fields, changed by `fields`; relative actions count from the page's address. */
  submit(
    page: VisitedPage,
    formSelector: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<VisitedPage>;
}

export function visitSite(httpsPort: number, host: string): SiteVisitor {
  const send = async (method: 'GET' | 'POST', path: string, body: string | null): Promise<VisitedPage> => {
    const answer = await exchange(httpsPort, host, method, path, body);
    if (answer.location !== null) return send('GET', pathOf(answer.location, path), null);
    // The address dialog waits in a template that a script opens; this visitor reads it where it stands.
    const { document } = parseHTML(answer.html.replaceAll(/<(\/?)template\b/g, '<$1div'));
    const clean = (text: string | null | undefined) => text?.replace(/\s+/g, ' ').trim() ?? null;
    return {
      status: answer.status,
      url: path,
      html: answer.html,
      document,
      text: (selector) => clean(document.querySelector(selector)?.textContent),
      texts: (selector) =>
        [...document.querySelectorAll(selector)].map((element) => clean(element.textContent) ?? ''),
      attribute: (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null,
    };
  };
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    send('POST', path, new URLSearchParams(fields).toString());
  return {
    get: (path) => send('GET', path, null),
    post,
    submit: (page, formSelector, fields) => {
      const form = page.document.querySelector(formSelector);
      if (form === null) throw new Error(`no form ${formSelector} on ${page.url}`);
      return post(pathOf(form.getAttribute('action') ?? '', page.url), { ...fieldsOf(form), ...fields });
    },
  };
}

/** The text fields, hidden fields, checked radios and selected options of a form, as a browser would send them. */
function fieldsOf(form: Element): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const input of form.querySelectorAll('input')) {
    const type = input.getAttribute('type') ?? 'text';
    const name = input.getAttribute('name');
    const sent = type === 'text' || type === 'hidden' || (type === 'radio' && input.hasAttribute('checked'));
    if (name !== null && sent) fields[name] = input.getAttribute('value') ?? '';
  }
  for (const select of form.querySelectorAll('select')) {
    const option = select.querySelector('option[selected]') ?? select.querySelector('option');
    fields[select.getAttribute('name') ?? ''] = option?.getAttribute('value') ?? '';
  }
  return fields;
}

function pathOf(address: string, from: string): string {
  const url = new URL(address, new URL(from, 'https://site.invalid'));
  return url.pathname + url.search;
}

function exchange(port: number, host: string, method: string, path: string, body: string | null) {
  return new Promise<{ status: number; location: string | null; html: string }>((resolve, reject) => {
    const headers: Record<string, string> = { host };
    if (body !== null) headers['content-type'] = 'application/x-www-form-urlencoded';
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        servername: host,
        method,
        path,
        headers,
        rejectUnauthorized: false,
        agent: false,
      },
      (response) => {
        let html = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          html += chunk;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, html }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
