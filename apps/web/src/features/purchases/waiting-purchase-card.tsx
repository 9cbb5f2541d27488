'use client';
import {
  confirmPurchase,
  listJobs,
  listWaitingPurchases,
  overview,
  type WaitingPurchase,
} from '@crosscart/contracts';
import { Badge, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '#lib/place-context.tsx';
import { useApiMutation } from '#lib/queries.ts';
import { formatDay } from '#lib/times.ts';
import { Amount } from '#ui/amount.tsx';
import { Moment, ShipBy } from '#ui/moment.tsx';
import { notifyDone, notifyProblem } from '#ui/notify.ts';
import classes from './waiting-purchase-card.module.css';

/** One purchase to decide on: what, for how much, with what profit, by when; and the button. */
export function WaitingPurchaseCard(props: { purchase: WaitingPurchase; onStale: () => void }) {
  const { purchase } = props;
  const { currency } = purchase;
  const may = useMay();
  const place = useApiMutation(confirmPurchase, {
    refreshes: [listWaitingPurchases, listJobs, overview],
    onSuccess: () => notifyDone(`${purchase.ebay_order_id} may be placed now.`),
    onError: (error) => {
      notifyProblem(`${purchase.ebay_order_id} was not confirmed`, error);
      // The page changed since it was reviewed: show what it says now, to be looked at again.
      if (error.code === 'CONFIRMATION_STALE') props.onStale();
    },
  });
  return (
    <li className={classes.card}>
      <div style={{ minWidth: 0 }}>
        <Group gap="xs" mb={2}>
          <Text fw={600} lineClamp={2}>
            {purchase.item_name}
          </Text>
          {purchase.agent_is_waiting ? <Badge color="cobalt">agent is waiting</Badge> : null}
        </Group>
        <Text size="sm" c="dimmed" mb="sm">
          {purchase.account_code} · order {purchase.ebay_order_id} · reviewed{' '}
          <Moment at={purchase.reviewed_at} distance />
        </Text>
        <dl className={classes.facts}>
          <Fact name="Buys">
            {purchase.units} × {purchase.asin}
          </Fact>
          <Fact name="Sold for">
            <Amount minor={purchase.sale_price_minor} currency={currency} />
          </Fact>
          {purchase.expected_profit_minor === undefined ? null : (
            <Fact name="Expected profit">
              <Amount minor={purchase.expected_profit_minor} currency={currency} signed fw={600} />
            </Fact>
          )}
          <Fact name="Arrives by">
            <Delivery purchase={purchase} />
          </Fact>
          <Fact name="Ship by">
            <ShipBy at={purchase.ship_by} />
          </Fact>
        </dl>
      </div>
      <div className={classes.act}>
        <div>
          <div className={classes.total}>
            <Amount minor={purchase.total_minor} currency={currency} />
          </div>
          <Text size="xs" c="dimmed" className="figures">
            tax <Amount minor={purchase.tax_minor} currency={currency} />, shipping{' '}
            <Amount minor={purchase.shipping_minor} currency={currency} />
          </Text>
        </div>
        {may('auto_order.operate') ? (
          <Button
            size="sm"
            loading={place.isPending}
            aria-label={`Place order ${purchase.ebay_order_id}`}
            onClick={() =>
              place.mutate({
                params: { id: purchase.job_id },
                body: { review_id: purchase.review_id, max_total_minor: purchase.total_minor },
              })
            }
          >
            Place order
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The page's delivery beside the promise it must keep; calendar days compare as text. */
function Delivery({ purchase }: { purchase: WaitingPurchase }) {
  const { latest_delivery: page, promised_delivery: promised } = purchase;
  const isLate = page !== null && promised !== null && page > promised;
  return (
    <Text span inherit {...(isLate ? { c: 'red', fw: 500 } : {})}>
      {page === null ? 'unknown' : formatDay(page)}
      <Text span size="xs" c={isLate ? 'red' : 'dimmed'}>
        {' '}
        {promised === null ? 'no promise known' : `promised ${formatDay(promised)}`}
      </Text>
    </Text>
  );
}
