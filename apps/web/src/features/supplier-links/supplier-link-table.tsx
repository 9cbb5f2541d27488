import type { AccountBrief, SupplierLink } from '@crosscart/contracts';
import { Anchor, Button, Text } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { Amount } from '#ui/amount.tsx';
import { type Column, type ListSource, ListTable } from '#ui/list-table.tsx';
import { Moment } from '#ui/moment.tsx';
import { TwoLines } from '#ui/two-lines.tsx';

const SOURCES: Readonly<Record<SupplierLink['source'], string>> = {
  person: 'By hand',
  import: 'Import',
  seed: 'Practice data',
  learned: 'Learned',
};

/** Supplier links as a list: the listing on the left, what it is bought as on the right. */
export function SupplierLinkTable(props: {
  source: ListSource<SupplierLink>;
  accounts: readonly AccountBrief[];
  onClearFilters?: (() => void) | undefined;
  onAdd: () => void;
}) {
  return (
    <ListTable
      label="Supplier links"
      source={props.source}
      columns={columns(props.accounts)}
      rowKey={(link) => link.id}
      onClearFilters={props.onClearFilters}
      empty={{
        icon: IconLink,
        title: 'No supplier links yet',
        hint: 'Orders without one wait in Attention and go on as soon as the link is added.',
        action: <Button onClick={props.onAdd}>Add supplier link</Button>,
      }}
    />
  );
}

function columns(accounts: readonly AccountBrief[]): readonly Column<SupplierLink>[] {
  const currencyOf = (link: SupplierLink) => accounts.find(({ id }) => id === link.account_id)?.currency;
  return [
    {
      header: 'Listing',
      lead: true,
      room: 'shared',
      twoLines: true,
      cell: (link) => (
        <TwoLines
          first={link.sku ?? `item ${link.item_id}`}
          second={
            [link.sku && link.item_id ? `item ${link.item_id}` : null, link.variation]
              .filter(Boolean)
              .join(' · ') || 'any variation'
          }
        />
      ),
    },
    { header: 'Account', room: 'shared', cell: (link) => link.account_code },
    {
      header: 'Bought as',
      cell: (link) => (
        <>
          {link.units_per_item} ×{' '}
          <Anchor
            inherit
            underline="always"
            href={`https://www.${link.site}/dp/${link.asin}`}
            target="_blank"
            rel="noreferrer"
          >
            {link.asin}
          </Anchor>{' '}
          <Text span size="xs" c="dimmed">
            {link.site}
          </Text>
        </>
      ),
    },
    {
      header: 'Maximum cost',
      align: 'right',
      cell: (link) => {
        const currency = currencyOf(link);
        if (link.max_cost_minor === null || currency === undefined) return 'by the policy';
        return <Amount minor={link.max_cost_minor} currency={currency} />;
      },
    },
    { header: 'Source', cell: (link) => SOURCES[link.source] },
    { header: 'Added', cell: (link) => <Moment at={link.created_at} />, align: 'right' },
  ];
}
