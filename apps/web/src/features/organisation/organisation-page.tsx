'use client';
import { getOrg } from '@crosscart/contracts';
import { Skeleton, Stack } from '@mantine/core';
import { useMay, usePlace } from '#lib/place-context.tsx';
import { useApiQuery } from '#lib/queries.ts';
import { FailedState } from '#ui/list-state.tsx';
import { Page } from '#ui/page.tsx';
import { TwoColumns } from '#ui/two-columns.tsx';
import { OrganisationForm } from './organisation-form.tsx';
import { Ownership } from './ownership.tsx';
import { VaMoney } from './va-money.tsx';

/** What an agency sets for itself. */
export function OrganisationPage() {
  const { membership } = usePlace();
  const may = useMay();
  const org = useApiQuery(getOrg, { params: { id: membership.org_id } });
  return (
    <Page title="Organisation" description="Settings of the whole agency.">
      {org.error && !org.data ? (
        <FailedState error={org.error} onRetry={() => org.refetch()} />
      ) : org.data ? (
        <TwoColumns
          main={<OrganisationForm key={org.data.id} org={org.data} />}
          side={
            <>
              {may('admin.department_roles') ? <VaMoney /> : null}
              <Ownership org={org.data} />
            </>
          }
        />
      ) : (
        <Stack gap="lg" aria-busy>
          <Skeleton height={420} radius="md" />
        </Stack>
      )}
    </Page>
  );
}
