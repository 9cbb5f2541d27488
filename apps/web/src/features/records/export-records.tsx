'use client';
import { exportRecords, type QueryOf } from '@crosscart/contracts';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { authorisationOf, urlOf } from '#lib/api.ts';
import { useConnections } from '#lib/api-context.tsx';
import { apiErrorOf, asApiError, networkError } from '#lib/api-error.ts';
import { useMay, usePlace } from '#lib/place-context.tsx';
import { dayIn } from '#lib/times.ts';
import { notifyProblem } from '#ui/notify.ts';

/** Saves exactly the records that the filters find, as CSV of the columns that one may read; named by the organisation's day. */
export function ExportRecords({ query }: { query: Partial<QueryOf<typeof exportRecords>> }) {
  const may = useMay();
  const { membership } = usePlace();
  const { connection } = useConnections();
  const [bytes, setBytes] = useState<number | null>(null);
  if (!may('order_tracking.export')) return null;
  const run = async () => {
    setBytes(0);
    try {
      const answer = await fetch(urlOf(connection.baseUrl, exportRecords, { query }), {
        headers: await authorisationOf(connection),
        cache: 'no-store',
      }).catch(() => {
        throw networkError();
      });
      if (!answer.ok) throw apiErrorOf(answer.status, await answer.json().catch(() => null));
      save(await wholeOf(answer, setBytes), `records-${dayIn(membership.org_time_zone, new Date())}.csv`);
    } catch (thrown) {
      notifyProblem('Nothing was exported', asApiError(thrown));
    } finally {
      setBytes(null);
    }
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden />}
      disabled={bytes !== null}
      onClick={run}
    >
      <span aria-live="polite">{bytes === null ? 'Export CSV' : `Exporting, ${kilobytes(bytes)}`}</span>
    </Button>
  );
}

/** Reads to the end; an answer that breaks off is no file. */
async function wholeOf(answer: Response, onProgress: (bytes: number) => void): Promise<Blob> {
  const parts: BlobPart[] = [];
  let bytes = 0;
  const reader = answer.body?.getReader();
  try {
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
      parts.push(chunk.value);
      bytes += chunk.value.byteLength;
      onProgress(bytes);
    }
  } catch {
    throw networkError();
  }
  return new Blob(parts, { type: 'text/csv' });
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function kilobytes(bytes: number): string {
  return `${new Intl.NumberFormat('en-GB').format(Math.ceil(bytes / 1024))} kB`;
}
