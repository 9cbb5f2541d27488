const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The account that a page is about: its own page, or a list filtered to it. Null where none is. */
export function openedAccount(pathname: string, search: URLSearchParams): string | null {
  const [, , section, id] = pathname.split('/');
  const named = section === 'accounts' ? id : search.get('account');
  return named && ID.test(named) ? named : null;
}
