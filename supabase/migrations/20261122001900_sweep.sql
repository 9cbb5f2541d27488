-- What time alone changes. Run by the API's background worker; several may run it at once.
create function app.sweep_automation() returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
  lost integer := 0;
  lapsed integer;
  unconfirmed integer;
begin
  -- Lost leases: before PLACING the attempt is lost; from there on the outcome is unknown and nothing is tried again.
  for job in
    select * from app.automation_jobs
    where status in ('CLAIMED', 'RUNNING') and lease_expires_at < app.clock()
    for update skip locked
  loop
    lost := lost + 1;
    if job.placing_fence is null then
      perform app_private.lose_attempt(job, 'LEASE_LOST', '{}');
    else
      perform app_private.end_in_attention(job, 'OUTCOME_UNKNOWN', jsonb_build_object('stage', job.stage));
    end if;
  end loop;

  update app.purchase_permits set state = 'released' where state = 'reserved' and expires_at < app.clock();
  get diagnostics lapsed = row_count;

  -- A confirmation that nobody used in its 30 minutes: the person is asked again.
  update app.automation_jobs j set confirmation = 'asked', updated_at = app.clock()
  where j.confirmation = 'given' and j.status = 'QUEUED' and not exists (
    select from app.purchase_confirmations c
    where c.job_id = j.id and c.used_at is null and c.expires_at > app.clock());
  get diagnostics unconfirmed = row_count;

  update app.automation_pairing_requests set status = 'expired' where status = 'pending' and expires_at < app.clock();
  delete from app.automation_agents where approval = 'replacing' and created_at < app.clock() - interval '10 minutes';
  delete from app.device_proofs where seen_at < app.clock() - interval '15 minutes';
  delete from app.rate_windows where window_start < app.clock() - interval '1 day';
  return jsonb_build_object('lost_leases', lost, 'lapsed_permits', lapsed, 'lapsed_confirmations', unconfirmed);
end
$$;
