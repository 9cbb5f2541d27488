import type { ISql } from 'postgres';

/**
 * Takes one place in the present window of a bucket; false when it is full. All instances share the windows. Forgets
 * a few windows of yesterday on the way.
 */
export async function takeFromWindow(
  sql: ISql,
  bucket: string,
  window: { limit: number; seconds: number },
): Promise<boolean> {
  const [row] = await sql<{ is_taken: boolean }[]>`
    with forgotten as (
      delete from auth.rate_windows where (bucket, window_start) in (
        select bucket, window_start from auth.rate_windows
        where window_start < now() - interval '1 day' limit 20 for update skip locked))
    insert into auth.rate_windows as w (bucket, window_start, taken)
    values (${bucket}, date_bin(make_interval(secs => ${window.seconds}), now(), 'epoch'), 1)
    on conflict (bucket, window_start) do update set taken = w.taken + 1
    returning taken <= ${window.limit} as is_taken`;
  return row?.is_taken === true;
}
