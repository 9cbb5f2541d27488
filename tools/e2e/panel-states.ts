/** What the side panel finds in the extension's storage: a state of it, however it came about. */
export interface PanelState {
  readonly local?: Readonly<Record<string, unknown>>;
  readonly session?: Readonly<Record<string, unknown>>;
}

const NOW = Date.now();
const inMinutes = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();
const id = (last: number) => `0193f3a4-0000-7000-8000-00000000000${last}`;
const ACCOUNTS = [
  { id: id(2), account_code: 'PRACTICE-1', name: 'Practice shop', currency: 'USD', practice: true },
  { id: id(3), account_code: 'SECOND-SHOP-UK', name: 'Second shop', currency: 'GBP', practice: false },
];
const LOG = [
  { id: 1, at: NOW - 60_000, level: 'info', text: 'Approved as “Seller laptop of the night desk”.' },
  {
    id: 2,
    at: NOW,
    level: 'problem',
    text: 'The order page of 12-10002-57282 was not understood: these landmarks are missing: buyer-address, order-total',
  },
];
const SCAN = {
  running: false,
  ordersSeen: 1_204,
  captured: 37,
  skipped: 1_166,
  unreadable: 1,
  finishedAt: NOW - 240_000,
};
const JOB = {
  jobId: id(4),
  accountCode: 'SECOND-SHOP-UK',
  ebayOrderId: '12-10001-57281',
  itemName: 'Coffee grinder of a name that goes on and on and on',
  asin: 'B0COFFEE12',
  units: 2,
  stage: 'ADDRESS_SET',
  waitsForConfirmation: false,
};
const CONTROL = { paused: false, stopAsked: false, scanAsked: false };

interface Agent {
  readonly self?: object;
  readonly problem?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

function agent(role: 'EBAY_AGENT' | 'AMAZON_AGENT', { self = {}, problem, more }: Agent): object {
  const label = 'Seller laptop of the night desk';
  const known = { id: id(1), role, label, status: 'active', org_name: 'Practice Agency' };
  return {
    pairing: { phase: 'paired', apiUrl: 'http://localhost:9', agent: { id: id(1), role, label } },
    agent_status: {
      self: { ...known, automation_stopped: false, accounts: ACCOUNTS, ...self },
      lastContactAt: NOW,
      problem: problem ?? null,
    },
    activity_log: LOG,
    ...more,
  };
}
const ebay = (change: Agent = {}): PanelState => ({
  local: { scan_progress: SCAN, ...agent('EBAY_AGENT', change) },
});
const amazon = (change: Agent = {}): PanelState => ({ local: { ...agent('AMAZON_AGENT', change) } });

const person = (permissions: readonly string[]) => ({
  session_id: id(5),
  user_id: id(6),
  email: 'vic.va@example.com',
  full_name: 'Vic Va',
  permissions,
  idle_minutes: 30,
});
const purchase = (last: number, promised: string) => ({
  job_id: id(last),
  review_id: id(last),
  account_id: id(2),
  account_code: 'PRACTICE-1',
  ebay_order_id: `12-1000${last}-5728${last}`,
  item_name: 'Coffee grinder of a name that goes on and on and on',
  asin: 'B0COFFEE12',
  units: 2,
  currency: 'USD',
  sale_price_minor: 1_234_500,
  ebay_fees_minor: 600,
  total_minor: 1_134_599,
  tax_minor: 200,
  shipping_minor: 0,
  expected_profit_minor: -700,
  latest_delivery: '2026-12-03',
  promised_delivery: promised,
  ship_by: inMinutes(300),
  agent_is_waiting: true,
  reviewed_at: inMinutes(-1),
});
const ITEM = {
  id: id(9),
  account_id: id(2),
  account_code: 'PRACTICE-1',
  job_id: id(4),
  ebay_order_id: '12-10001-57281',
  item_name: 'Coffee grinder of a name that goes on and on and on',
  cause: 'NO_SUPPLIER_LINK',
  sentence: 'This listing is linked to no supplier product.',
  details: {},
  ship_by: inMinutes(300),
  status: 'open',
  created_at: inMinutes(-1),
  resolved_at: null,
};
const atWork = (permissions: readonly string[], desk: object | null): PanelState => ({
  ...amazon(),
  session: { person_at_work: person(permissions), desk },
});
const OPERATOR = ['auto_order.read', 'auto_order.operate'];
const PURCHASES = [purchase(7, '2026-12-05'), purchase(8, '2026-12-01')];

const requested = (words: readonly string[] | null): PanelState => ({
  local: {
    pairing: {
      phase: 'requested',
      apiUrl: 'http://localhost:9',
      orgCode: 'abcdefgh',
      words,
      expiresAt: inMinutes(14),
    },
  },
});

/** Every state that somebody may meet, by the words one would tell it in. */
export const PANEL_STATES: Readonly<Record<string, PanelState>> = {
  'not paired': {},
  'not paired any more': {
    local: {
      pairing: { phase: 'unpaired', notice: 'This agent was revoked. Pair the device again.' },
      activity_log: LOG,
    },
  },
  'waiting, before its words': requested(null),
  'waiting with four words': requested(['finish', 'require', 'orbit', 'question']),
  'asked too often': {
    local: {
      pairing: {
        phase: 'cooldown',
        apiUrl: 'http://localhost:9',
        orgCode: 'abcdefgh',
        until: inMinutes(61),
      },
    },
  },
  connecting: ebay({ more: { agent_status: { self: null, lastContactAt: null, problem: null } } }),
  'eBay agent, idle': ebay(),
  'eBay agent, scanning': ebay({ more: { scan_progress: { ...SCAN, running: true, finishedAt: null } } }),
  'eBay agent, by unverified maps': ebay({ more: { scan_progress: { ...SCAN, unverifiedMap: true } } }),
  'eBay agent, kept from its work': ebay({
    more: { last_error: 'eBay asks for the password of the seller.' },
  }),
  'eBay agent, paused': ebay({ self: { status: 'paused' }, more: { control: { ...CONTROL, paused: true } } }),
  'API unreachable': ebay({ problem: 'Crosscart does not answer. It is tried again.' }),
  'automation stopped': amazon({ self: { automation_stopped: true } }),
  revoked: ebay({ self: { status: 'revoked' } }),
  'Amazon agent, idle': amazon(),
  'Amazon agent, working': amazon({ more: { current_job: JOB } }),
  'Amazon agent, waiting for a person': amazon({
    more: { current_job: { ...JOB, stage: 'REVIEWED', waitsForConfirmation: true } },
  }),
  'Amazon agent, kept from its work': amazon({ more: { last_error: 'Amazon asks for a sign-in.' } }),
  'Amazon agent, stopping': amazon({
    more: { current_job: JOB, control: { ...CONTROL, paused: true, stopAsked: true } },
  }),
  'clocked in, desk not read yet': atWork(OPERATOR, null),
  'clocked in, purchases wait': atWork(OPERATOR, { waiting: PURCHASES, attention: [ITEM], readAt: NOW }),
  'clocked in, may only look': atWork(['auto_order.read'], {
    waiting: PURCHASES,
    attention: [],
    readAt: NOW,
  }),
  'clocked in, nothing waits': atWork(OPERATOR, { waiting: [], attention: [], readAt: NOW }),
  'clocked in, nothing is open to them': atWork([], { waiting: null, attention: null, readAt: NOW }),
};
