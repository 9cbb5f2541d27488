interface Cookie {
  readonly value: string;
  readonly path: string;
}

/** Cookies of one host, for walking through redirects without a browser. */
export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();

  /** Keeps what a response sets and forgets what it clears. */
  store(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf('='));
      const attribute = (wanted: string) =>
        attributes.find((text) => text.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
      const path = attribute('path') ?? '/';
      const expires = attribute('expires');
      const key = `${name} ${path}`;
      if (expires !== undefined && new Date(expires).getTime() <= Date.now()) this.#cookies.delete(key);
      else this.#cookies.set(key, { value: pair, path });
    }
  }

  /** The `cookie` header for an address. */
  headerFor(url: URL): string {
    return [...this.#cookies.values()]
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')))
      .map(({ value }) => value)
      .join('; ');
  }
}
