'use client';
import { overview, type ResponseOf } from '@crosscart/contracts';
import { Stack } from '@mantine/core';
import { AutomationSwitch } from '#features/agents/automation-switch.tsx';
import { LatestJobs } from '#features/jobs/latest-jobs.tsx';
import { unknownProfitHint } from '#features/records/unknown-profit.ts';
import { usePlace } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { formatDay } from '#lib/times.ts';
import { Amount } from '#ui/amount.tsx';
import { FailedState } from '#ui/list-state.tsx';
import { Page, Section } from '#ui/page.tsx';
import { Stat, StatStrip } from '#ui/stat.tsx';
import { FirstSteps } from './first-steps.tsx';
import { StoppedNotice } from './stopped-notice.tsx';

type Overview = ResponseOf<typeof overview>;

/** Today at a glance; every number is live and leads to its list. */
export function OverviewPage() {
  const { membership } = usePlace();
  const today = useApiQuery(overview, {});
  if (today.error && !today.data) return <FailedState error={today.error} onRetry={() => today.refetch()} />;
  const data = today.data;
  return (
    <Page
      title="Overview"
      description={data ? `${formatDay(data.day)}, ${membership.org_time_zone}` : membership.org_time_zone}
      actions={data ? <AutomationSwitch isStopped={data.automation_stopped} /> : null}
    >
      {data?.automation_stopped ? <StoppedNotice /> : null}
      {data?.agents_total === 0 ? <FirstSteps /> : null}
      <Stack gap="sm">
        <WorkFigures data={data} />
        <OrderFigures data={data} />
        {data?.money.map((money) => (
          <MoneyFigures key={money.currency} money={money} />
        ))}
      </Stack>
      <Section title="Latest jobs">
        <LatestJobs />
      </Section>
    </Page>
  );
}

function WorkFigures({ data }: { data: Overview | undefined }) {
  const offline = data ? data.agents_total - data.agents_online : 0;
  return (
    <StatStrip label="Needs a person">
      <Stat
        label="Waiting for Place order"
        value={data?.waiting_confirmation}
        tone={data && data.waiting_confirmation > 0 ? 'warn' : undefined}
        href="/admin/purchases"
      />
      <Stat
        label="Needs attention"
        value={data?.needs_attention}
        tone={data && data.needs_attention > 0 ? 'bad' : undefined}
        href="/admin/attention"
      />
      <Stat
        label="Ship-by at risk"
        value={data?.ship_by_at_risk}
        tone={data && data.ship_by_at_risk > 0 ? 'bad' : undefined}
        href="/admin/jobs"
      />
      <Stat
        label="Agents online"
        value={data ? `${data.agents_online} of ${data.agents_total}` : undefined}
        tone={offline > 0 ? 'warn' : undefined}
        href="/admin/agents"
      />
    </StatStrip>
  );
}

function OrderFigures({ data }: { data: Overview | undefined }) {
  return (
    <StatStrip label="Orders today">
      <Stat label="Orders captured today" value={data?.orders_captured} />
      <Stat label="Purchases completed today" value={data?.purchases_completed} />
      <Stat label="Queued" value={data?.queued} href="/admin/jobs?status=QUEUED" />
      <Stat label="Running" value={data?.running} href="/admin/jobs?status=RUNNING" />
    </StatStrip>
  );
}

function MoneyFigures({ money }: { money: Overview['money'][number] }) {
  const { currency } = money;
  return (
    <StatStrip label={`Money today in ${currency}`}>
      <Stat
        label={`Sales today, ${currency}`}
        value={<Amount minor={money.sale_minor} currency={currency} />}
      />
      <Stat
        label={`Spend today, ${currency}`}
        value={<Amount minor={money.spend_minor} currency={currency} />}
      />
      <Stat
        label={`Profit today, ${currency}`}
        value={<Amount minor={money.profit_minor} currency={currency} signed />}
        hint={unknownProfitHint(money.profit_unknown)}
      />
    </StatStrip>
  );
}
