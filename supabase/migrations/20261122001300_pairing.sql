-- A device asks to be paired with the org of a code. Limits stand here so that every API instance shares them:
-- 10 a minute per IP; per device 30 s, 60 s, 120 s … 1 h between requests; 50 pending per org.
create function app.request_pairing(
  p_code text, p_install uuid, p_jkt text, p_jwk jsonb, p_detected jsonb, p_version text, p_nonce text, p_ip text
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  org uuid;
  device app.automation_devices;
  pending app.automation_pairing_requests;
  wait_seconds integer;
begin
  select id into org from app.orgs where pairing_code = lower(p_code);
  if org is null then
    perform app_private.refuse('PAIRING_CODE_UNKNOWN', '{"field":"org_code"}');
  end if;

  insert into app.automation_devices (install_instance_id, jkt, public_jwk)
  values (p_install, p_jkt, p_jwk) on conflict (install_instance_id, jkt) do nothing;
  select * into device from app.automation_devices
  where install_instance_id = p_install and jkt = p_jkt for update;

  update app.automation_pairing_requests set status = 'expired'
  where device_id = device.id and status = 'pending' and expires_at <= app.clock();
  select * into pending from app.automation_pairing_requests where device_id = device.id and status = 'pending';
  if pending.id is not null and pending.org_id = org then
    return jsonb_build_object('outcome', 'pending', 'nonce', pending.nonce, 'expires_at', pending.expires_at,
      'next_allowed_at', device.next_allowed_at);
  end if;
  if device.next_allowed_at > app.clock() then
    return jsonb_build_object('outcome', 'cooldown', 'nonce', null, 'expires_at', null,
      'next_allowed_at', device.next_allowed_at);
  end if;
  -- Another org's pending request of the same device gives way: one pending request per device.
  update app.automation_pairing_requests set status = 'expired' where id = pending.id;

  -- The org's row serialises the count.
  perform from app.orgs where id = org for update;
  if (select count(*) from app.automation_pairing_requests
      where org_id = org and status = 'pending' and expires_at > app.clock()) >= 50 then
    perform app_private.refuse('PAIRING_FULL');
  end if;

  wait_seconds := least(3600, 30 * power(2, least(device.lifetime_request_count, 10)))::integer;
  update app.automation_devices
  set lifetime_request_count = lifetime_request_count + 1,
      next_allowed_at = app.clock() + make_interval(secs => wait_seconds)
  where id = device.id
  returning * into device;
  insert into app.automation_pairing_requests
    (org_id, device_id, jkt, nonce, detected_site, detected_account_id, detected_display_name, extension_version, expires_at)
  values (org, device.id, device.jkt, p_nonce, p_detected ->> 'site', p_detected ->> 'account_id',
    p_detected ->> 'display_name', p_version, app.clock() + interval '15 minutes')
  returning * into pending;
  perform app_private.write_event(org, 'pairing.requested', null, null, null, null,
    jsonb_build_object('request_id', pending.id));
  return jsonb_build_object('outcome', 'created', 'nonce', pending.nonce, 'expires_at', pending.expires_at,
    'next_allowed_at', device.next_allowed_at);
end
$$;

-- The limit per IP stands in a transaction of its own: what a refusal rolls back must not free the place.
create function app.take_pairing_place(p_ip text) returns boolean
language sql volatile security definer set search_path = ''
as $$ select app_private.take_from_window('pairing:' || p_ip, 10, interval '1 minute') $$;

-- A device's proof is good once also before pairing.
create function app.accept_device_proof(p_jkt text, p_jti text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into app.device_proofs (jkt, jti) values (p_jkt, p_jti) on conflict do nothing;
  if not found then
    perform app_private.refuse('PROOF_REPLAYED');
  end if;
end
$$;

-- What became of the newest request of this device key; the token's secret until the first check-in only.
create function app.pairing_status(p_install uuid, p_jkt text) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select coalesce((
    select jsonb_build_object(
      'status', case when r.status = 'pending' and r.expires_at <= app.clock() then 'expired' else r.status end,
      'nonce', r.nonce,
      'reject_reason', r.reject_reason,
      'agent', case when a.approval = 'approved' and a.checked_in_at is null then jsonb_build_object(
        'id', a.id, 'role', a.role, 'label', a.label, 'token_version', a.token_version) end,
      'token_secret_encrypted', case when a.approval = 'approved' and a.checked_in_at is null
        then encode(a.token_secret_encrypted, 'base64') end)
    from app.automation_devices d
    join app.automation_pairing_requests r on r.device_id = d.id
    left join app.automation_agents a on a.id = r.agent_id
    where d.install_instance_id = p_install and d.jkt = p_jkt
    order by r.created_at desc limit 1
  ), '{"status":"none","nonce":null,"reject_reason":null,"agent":null,"token_secret_encrypted":null}')
$$;

-- An admin approves that key, with a role and accounts. The API has compared the typed word with the four words.
create function app.approve_pairing(p_request uuid, p_approval jsonb, p_token_secret_encrypted bytea) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  request app.automation_pairing_requests;
  device app.automation_devices;
  agent uuid;
  agent_role text := p_approval ->> 'role';
  accounts uuid[];
begin
  select * into request from app.automation_pairing_requests
  where id = p_request and org_id in (select app_private.orgs_where('admin.automation')) for update;
  if request.id is null then
    perform app_private.refuse('NOT_FOUND');
  end if;
  if request.status <> 'pending' or request.expires_at <= app.clock() then
    perform app_private.refuse('PAIRING_DECIDED');
  end if;
  select * into device from app.automation_devices where id = request.device_id;
  if device.jkt is distinct from p_approval ->> 'jkt' then
    perform app_private.refuse('CONFLICT', '{"field":"jkt"}');
  end if;

  if agent_role = 'EBAY_AGENT' then
    accounts := array[(p_approval ->> 'account_id')::uuid];
  else
    select array_agg(distinct id) into accounts from (
      select value::uuid as id from jsonb_array_elements_text(coalesce(p_approval -> 'account_ids', '[]'))
      union
      select x.account_id from app.automation_agent_accounts x
      join app.automation_agents a on a.id = x.agent_id and a.approval = 'approved' and a.role = 'EBAY_AGENT'
      where x.org_id = request.org_id and x.active and x.agent_id in (
        select value::uuid from jsonb_array_elements_text(coalesce(p_approval -> 'ebay_agent_ids', '[]')))
    ) as named;
  end if;
  if coalesce(cardinality(accounts), 0) = 0 then
    perform app_private.refuse('VALIDATION_FAILED',
      '{"fields":[{"field":"ebay_agent_ids","problem":"name at least one account or active eBay agent"}]}');
  end if;
  if exists (select from unnest(accounts) as named (id)
             where not exists (select from app.accounts a
               where a.id = named.id and a.org_id = request.org_id and a.deleted_at is null)) then
    perform app_private.refuse('NOT_FOUND', '{"field":"account_id"}');
  end if;

  insert into app.automation_agents (org_id, device_id, install_instance_id, jkt, role, label, token_secret_encrypted,
    marketplace_account_key, marketplace_account_display, extension_version)
  values (request.org_id, device.id, device.install_instance_id, device.jkt, agent_role, p_approval ->> 'label',
    p_token_secret_encrypted, request.detected_site || ':' || request.detected_account_id,
    request.detected_display_name, request.extension_version)
  returning id into agent;
  begin
    insert into app.automation_agent_accounts (org_id, agent_id, account_id, agent_role)
    select request.org_id, agent, id, agent_role from unnest(accounts) as named (id);
  exception when unique_violation then
    perform app_private.refuse('ACCOUNT_HAS_EBAY_AGENT', '{"field":"account_id"}');
  end;
  update app.automation_pairing_requests
  set status = 'approved', agent_id = agent, decided_by = auth.uid(), decided_at = app.clock()
  where id = request.id;
  perform app_private.write_event(request.org_id, 'pairing.approved', null, null, null, agent,
    jsonb_build_object('request_id', request.id, 'role', agent_role));
  return agent;
exception when unique_violation then
  -- The key belongs to a living agent: revoke that one first (two-phase replacement comes later).
  perform app_private.refuse('ALREADY_EXISTS', '{"field":"jkt"}');
end
$$;
grant execute on function app.approve_pairing(uuid, jsonb, bytea) to authenticated;

create function app.reject_pairing(p_request uuid, p_reason text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  request app.automation_pairing_requests;
begin
  update app.automation_pairing_requests
  set status = 'rejected', reject_reason = p_reason, decided_by = auth.uid(), decided_at = app.clock()
  where id = p_request and status = 'pending' and expires_at > app.clock()
    and org_id in (select app_private.orgs_where('admin.automation'))
  returning * into request;
  if request.id is null then
    if exists (select from app.automation_pairing_requests
               where id = p_request and org_id in (select app_private.orgs_where('admin.automation'))) then
      perform app_private.refuse('PAIRING_DECIDED');
    end if;
    perform app_private.refuse('NOT_FOUND');
  end if;
  perform app_private.write_event(request.org_id, 'pairing.rejected', null, null, null, null,
    jsonb_build_object('request_id', request.id));
end
$$;
grant execute on function app.reject_pairing(uuid, text) to authenticated;

-- What the pairing link carries, for those who may approve what comes of it.
create function app.pairing_code(p_org uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  org app.orgs;
begin
  select * into org from app.orgs where id = p_org and id in (select app_private.orgs_where('admin.automation'));
  if org.id is null then
    perform app_private.refuse('FORBIDDEN', '{"permission":"admin.automation"}');
  end if;
  return jsonb_build_object('pairing_code', org.pairing_code, 'rotated_at', org.pairing_code_rotated_at);
end
$$;
grant execute on function app.pairing_code(uuid) to authenticated;

create function app.rotate_pairing_code(p_org uuid) returns text
language plpgsql security definer set search_path = ''
as $$
declare
  code text;
begin
  update app.orgs
  set pairing_code = app_private.new_pairing_code(), pairing_code_rotated_at = app.clock()
  where id = p_org and id in (select app_private.orgs_where('admin.automation'))
  returning pairing_code into code;
  if code is null then
    perform app_private.refuse('FORBIDDEN', '{"permission":"admin.automation"}');
  end if;
  return code;
end
$$;
grant execute on function app.rotate_pairing_code(uuid) to authenticated;
