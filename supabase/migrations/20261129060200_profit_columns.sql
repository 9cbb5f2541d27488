-- What is derived of a record is the profit columns: nobody lists earnings or cost for VAs, and who has both has the
-- profit. Which job bought it belongs to the automation. The parts stay order fields (docs/adr/0007).
create or replace function app.record_fields() returns table (place integer, field text, read_key text, write_key text)
language sql immutable set search_path = ''
as $$
  values
    (1, 'sale_date', 'order_tracking.read', 'order_tracking.write.basic_fields'),
    (2, 'item_name', 'order_tracking.read', 'order_tracking.write.basic_fields'),
    (3, 'qty', 'order_tracking.read', 'order_tracking.write.basic_fields'),
    (4, 'ebay_order_id', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (5, 'sale_price_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (6, 'ebay_fees_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (7, 'amazon_price_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (8, 'amazon_tax_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (9, 'amazon_shipping_minor', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (10, 'amazon_order_ids', 'order_tracking.read', 'order_tracking.write.order_fields'),
    (11, 'status', 'order_tracking.read', 'order_tracking.write.service_fields'),
    (12, 'return_label_cost_minor', 'order_tracking.read', 'order_tracking.write.service_fields'),
    (13, 'earnings_net_minor', 'profit.read', null),
    (14, 'cogs_total_minor', 'profit.read', null),
    (15, 'profit_minor', 'profit.read', null),
    (16, 'order_remark', 'order_tracking.read.order_remark', 'order_tracking.write.order_remark'),
    (17, 'service_remark', 'order_tracking.read.service_remark', 'order_tracking.write.service_remark'),
    (18, 'job_id', 'auto_order.read', null)
$$;
