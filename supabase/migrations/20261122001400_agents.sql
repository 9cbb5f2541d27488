-- What the API needs to check an agent's token before anything else.
create function app.agent_credentials(p_agent uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', id, 'org_id', org_id, 'role', role, 'jkt', jkt, 'approval', approval,
    'token_version', token_version, 'token_secret_encrypted', encode(token_secret_encrypted, 'base64'))
  from app.automation_agents where id = p_agent
$$;

-- First statement of every agent transaction: is this still an agent of ours, and is the proof new?
-- Revocation takes effect here, on every instance, on the next request.
create function app.begin_agent_request(p_agent uuid, p_token_version integer, p_jkt text, p_jti text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents;
begin
  select * into agent from app.automation_agents where id = p_agent;
  if agent.id is null or agent.approval = 'revoked' or agent.status = 'revoked'
     or agent.token_version <> p_token_version or agent.jkt <> p_jkt then
    perform app_private.refuse('AGENT_REVOKED');
  end if;
  if agent.approval <> 'approved' then
    perform app_private.refuse('AGENT_NOT_APPROVED');
  end if;
  perform app.accept_device_proof(p_jkt, p_jti);
  perform set_config('app.acting_agent', p_agent::text, true);
end
$$;

-- The same for reports of an outcome: an agent that recorded PLACING may say what came of it even after it was
-- revoked. Truth is never thrown away.
create function app.begin_outcome_report(p_agent uuid, p_token_version integer, p_jkt text, p_jti text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents;
begin
  select * into agent from app.automation_agents where id = p_agent;
  if agent.approval = 'revoked' and agent.token_version = p_token_version and agent.jkt = p_jkt
     and exists (select from app.automation_jobs where placing_agent_id = p_agent) then
    perform app.accept_device_proof(p_jkt, p_jti);
    perform set_config('app.acting_agent', p_agent::text, true);
    return;
  end if;
  perform app.begin_agent_request(p_agent, p_token_version, p_jkt, p_jti);
end
$$;

-- What an agent may know of itself.
create function app_private.agent_self(p_agent uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', a.id, 'role', a.role, 'label', a.label, 'status', a.status,
    'org_name', o.name, 'automation_stopped', o.automation_stopped_at is not null,
    'accounts', coalesce((
      select jsonb_agg(jsonb_build_object('id', c.id, 'account_code', c.account_code, 'name', c.name,
        'currency', c.currency, 'practice', c.practice) order by c.account_code)
      from app.automation_agent_accounts x join app.accounts c on c.id = x.account_id
      where x.agent_id = a.id and x.active), '[]'))
  from app.automation_agents a join app.orgs o on o.id = a.org_id
  where a.id = p_agent
$$;

-- Keeps what the agent says of itself. A stable account id stays once seen; another one is not taken over silently:
-- it shows as an error, because jobs are bound to the account they were bought with.
create function app_private.note_agent_report(p_agent uuid, p_report jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  seen_key text := (p_report #>> '{detected_account,site}') || ':' || (p_report #>> '{detected_account,account_id}');
begin
  update app.automation_agents
  set last_seen_at = app.clock(),
      extension_version = coalesce(p_report ->> 'extension_version', extension_version),
      marketplace_account_key = coalesce(marketplace_account_key, seen_key),
      marketplace_account_display = coalesce(p_report #>> '{detected_account,display_name}', marketplace_account_display),
      last_error = case
        when seen_key is not null and marketplace_account_key is not null and marketplace_account_key <> seen_key
          then 'Signed in to another marketplace account than the one it was paired with.'
        else p_report ->> 'last_error'
      end
  where id = p_agent;
end
$$;

create function app.check_in_agent(p_agent uuid, p_report jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents;
begin
  perform app_private.note_agent_report(p_agent, p_report);
  update app.automation_agents set checked_in_at = app.clock()
  where id = p_agent and checked_in_at is null
  returning * into agent;
  if agent.id is not null then
    perform app_private.write_event(agent.org_id, 'agent.checked_in', null, null, null, p_agent, '{}');
  end if;
  return app_private.agent_self(p_agent);
end
$$;

-- A heartbeat also extends the lease of the job that is named with its fence.
create function app.agent_heartbeat(p_agent uuid, p_report jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  job app.automation_jobs;
begin
  perform app_private.note_agent_report(p_agent, p_report);
  update app.automation_jobs
  set lease_expires_at = app.clock() + interval '120 seconds'
  where id = (p_report #>> '{job,id}')::uuid and fence = (p_report #>> '{job,fence}')::bigint
    and claimed_by_agent_id = p_agent and status in ('CLAIMED', 'RUNNING')
  returning * into job;
  return app_private.agent_self(p_agent) || jsonb_build_object(
    'lease_expires_at', job.lease_expires_at,
    'abandon_job', case
      when p_report -> 'job' is null or p_report -> 'job' = 'null' then false
      when job.id is null then true
      else job.placing_fence is null and (job.abandon_requested
        or (app_private.agent_self(p_agent) ->> 'automation_stopped')::boolean)
    end);
end
$$;

create function app.set_own_agent_status(p_agent uuid, p_status text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  perform app_private.change_agent_status(p_agent, p_status);
  return app_private.agent_self(p_agent);
end
$$;

create function app_private.change_agent_status(p_agent uuid, p_status text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents;
begin
  update app.automation_agents set status = p_status
  where id = p_agent and status <> p_status and status <> 'revoked' and p_status in ('active', 'paused')
  returning * into agent;
  if agent.id is not null then
    perform app_private.write_event(agent.org_id,
      case p_status when 'paused' then 'agent.paused' else 'agent.resumed' end, null, null, null, p_agent, '{}');
  end if;
end
$$;

-- The person's admin.automation, or NOT_FOUND.
create function app_private.my_agent(p_agent uuid) returns app.automation_agents
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents;
begin
  select * into agent from app.automation_agents
  where id = p_agent and org_id in (select app_private.orgs_where('admin.automation')) for update;
  if agent.id is null then
    perform app_private.refuse('NOT_FOUND');
  end if;
  return agent;
end
$$;

create function app.set_agent_status(p_agent uuid, p_status text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents := app_private.my_agent(p_agent);
begin
  if agent.status = 'revoked' then
    perform app_private.refuse('AGENT_REVOKED');
  end if;
  perform app_private.change_agent_status(p_agent, p_status);
end
$$;

create function app.rename_agent(p_agent uuid, p_label text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents := app_private.my_agent(p_agent);
begin
  update app.automation_agents set label = p_label where id = p_agent;
  perform app_private.write_event(agent.org_id, 'agent.renamed', null, null, null, p_agent,
    jsonb_build_object('label', p_label));
end
$$;

-- For good: its token stops working on the next request (but for outcomes of its own PLACING), its account is
-- free for another eBay agent. A job it holds is left to the lease.
create function app.revoke_agent(p_agent uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  agent app.automation_agents := app_private.my_agent(p_agent);
begin
  if agent.approval = 'revoked' then
    return;
  end if;
  update app.automation_agents
  set approval = 'revoked', status = 'revoked' where id = p_agent;
  update app.automation_agent_accounts set active = false where agent_id = p_agent;
  perform app_private.write_event(agent.org_id, 'agent.revoked', null, null, null, p_agent, '{}');
end
$$;

-- Revokes an agent and takes it off the list; what it did stays in the log.
create function app.delete_agent(p_agent uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform app.revoke_agent(p_agent);
  update app.automation_agents set deleted_at = app.clock() where id = p_agent and deleted_at is null;
end
$$;

-- Any operator stops the whole org; ending the stop needs admin.automation.
create function app.stop_automation(p_org uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_org not in (select app_private.orgs_where('auto_order.operate')) then
    perform app_private.refuse('FORBIDDEN', '{"permission":"auto_order.operate"}');
  end if;
  update app.orgs set automation_stopped_at = app.clock() where id = p_org and automation_stopped_at is null;
  if found then
    perform app_private.write_event(p_org, 'automation.stopped', null, null, null, null, '{}');
  end if;
end
$$;

create function app.resume_automation(p_org uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_org not in (select app_private.orgs_where('admin.automation')) then
    perform app_private.refuse('FORBIDDEN', '{"permission":"admin.automation"}');
  end if;
  update app.orgs set automation_stopped_at = null where id = p_org and automation_stopped_at is not null;
  if found then
    perform app_private.write_event(p_org, 'automation.resumed', null, null, null, null, '{}');
  end if;
end
$$;

grant execute on function app.set_agent_status(uuid, text), app.rename_agent(uuid, text), app.revoke_agent(uuid),
  app.delete_agent(uuid),
  app.stop_automation(uuid), app.resume_automation(uuid) to authenticated;
grant execute on function app.agent_credentials(uuid), app.begin_agent_request(uuid, integer, text, text),
  app.begin_outcome_report(uuid, integer, text, text),
  app.check_in_agent(uuid, jsonb), app.agent_heartbeat(uuid, jsonb), app.set_own_agent_status(uuid, text)
  to crosscart_agent;
