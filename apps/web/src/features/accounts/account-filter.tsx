import { myAccounts } from '@crosscart/contracts';
import { useApiQuery } from '#lib/queries.ts';
import { FilterSelect } from '#ui/filter-select.tsx';

/** Narrows a list to one of the person's accounts. `about` says something of an account behind its code. */
export function AccountFilter(props: {
  width: number;
  value: string | undefined;
  onChange: (account: string | null) => void;
  about?: (accountId: string) => string | null;
}) {
  const accounts = useApiQuery(myAccounts, {});
  const choices = (accounts.data?.items ?? []).map(({ id, account_code: code }) => {
    const about = props.about?.(id);
    return { value: id, label: about ? `${code} · ${about}` : code };
  });
  return (
    <FilterSelect
      label="Account"
      any="Any account"
      width={props.width}
      searchable
      choices={choices}
      value={props.value}
      onChange={props.onChange}
    />
  );
}
