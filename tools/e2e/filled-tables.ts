import type postgres from 'postgres';

/** What the tables of a page need to be full: rows that only a day's work of real agents would make. */
export async function fillTables(sql: postgres.Sql, orgId: string, accountId: string): Promise<void> {
  for (const [index, item] of [
    'Desk lamp',
    'Coffee grinder of a name that goes on and on and on',
    'Kettle',
  ].entries()) {
    const order = `12-1000${index}-5728${index}`;
    await sql`
      insert into app.records (org_id, account_id, ebay_order_id, sale_date, item_name, qty, currency, sale_price_minor,
        ebay_fees_minor, amazon_price_minor, amazon_tax_minor, amazon_shipping_minor, amazon_order_ids)
      values (${orgId}, ${accountId}, ${order}, ${`2026-11-2${index}`}, ${item}, ${index + 1}, 'USD', 4000,
        ${index === 1 ? null : 600}, 2500, 200, 0, ${[`112-123456${index}-123456${index}`]})`;
    const [job] = await sql`
      insert into app.automation_jobs (org_id, account_id, type, ebay_order_id, ebay_line_id, item_id, item_name, qty,
        currency, sale_price_minor, ebay_fees_minor, sale_date, ship_by, status, failure_reason)
      values (${orgId}, ${accountId}, 'PURCHASE', ${order}, '100', '123456789012', ${item}, 1, 'USD', 4000, 600,
        ${`2026-11-2${index}`}, now() + interval '5 hours', ${index === 0 ? 'COMPLETED' : 'FAILED_NEEDS_ATTENTION'},
        ${index === 0 ? null : 'NO_SUPPLIER_LINK'})
      returning id`;
    if (index === 0) continue;
    await sql`
      insert into app.attention_items (org_id, account_id, job_id, ebay_order_id, cause, ship_by)
      values (${orgId}, ${accountId}, ${job?.id}, ${order}, 'NO_SUPPLIER_LINK', now() + interval '5 hours')`;
  }
  const device = (name: string) => sql<[{ id: string; install_instance_id: string }]>`
    insert into app.automation_devices (install_instance_id, jkt, public_jwk)
    values (gen_random_uuid(), ${name}, '{}') returning id, install_instance_id`;
  const [paired] = await device('the key of a paired device');
  await sql`
    insert into app.automation_agents (org_id, device_id, install_instance_id, jkt, role, label, token_secret_encrypted,
      extension_version, last_error, checked_in_at, last_seen_at)
    values (${orgId}, ${paired.id}, ${paired.install_instance_id}, 'the key of a paired device', 'EBAY_AGENT',
      'Seller laptop', '\\x00', '0.1.0', 'The page did not load.', now(), now())`;
  await sql`
    insert into app.automation_agent_accounts (org_id, agent_id, agent_role, account_id)
    select org_id, id, role, ${accountId} from app.automation_agents where label = 'Seller laptop'`;
  const [asking] = await device('the key of a device that asks');
  await sql`
    insert into app.automation_pairing_requests (org_id, device_id, jkt, nonce, detected_site, extension_version, expires_at)
    values (${orgId}, ${asking.id}, 'the key of a device that asks', 'nonce', 'amazon.com', '0.1.0',
      now() + interval '15 minutes')`;
}
