import type { Locator } from 'playwright-core';
import type { Keyboard } from './by-keyboard.ts';

/** A dialog or drawer of the web app as somebody without a mouse meets it. */
export interface Dialog {
  /** Its name, as screen readers say it. */
  readonly name: string;
  /** Words in capitals stand for ids. */
  readonly page: string;
  /** The button that opens it, or whose menu has the item that does. */
  readonly opener: string | RegExp;
  readonly item?: string;
  /** The field that is in want when the act is pressed too early. */
  readonly wants?: string | RegExp;
  readonly fill?: (keys: Keyboard, dialog: Locator) => Promise<void>;
  /** The button that does it. */
  readonly act?: string | RegExp;
  /** What the audit log names as changed by it. */
  readonly changes?: string;
}

const field = (name: string) => (keys: Keyboard, dialog: Locator, text: string) =>
  keys.write(dialog.getByRole('textbox', { name }), text);
const list = (dialog: Locator, name: string) => dialog.getByRole('combobox', { name });

/** What only asks: it has nothing to fill. */
const QUESTIONS: readonly Dialog[] = [
  {
    name: 'Revoke the invite for carl@example.com?',
    page: '/admin/invites',
    opener: 'More for carl@example.com',
    item: 'Revoke',
    act: 'Revoke invite',
    changes: 'invites',
  },
  {
    name: 'Revoke Old laptop?',
    page: '/admin/agents',
    opener: 'More for Old laptop',
    item: 'Revoke',
    act: 'Revoke agent',
    changes: 'automation_agents',
  },
  {
    name: 'Stop all automation?',
    page: '/admin/agents',
    opener: 'Emergency stop',
    act: 'Emergency stop',
    changes: 'orgs',
  },
  {
    name: 'Resume automation?',
    page: '/admin/agents',
    opener: 'Resume automation',
    act: 'Resume automation',
    changes: 'orgs',
  },
  {
    name: 'Rotate the pairing link?',
    page: '/admin/pairing',
    opener: 'Rotate link',
    act: 'Rotate link',
    changes: 'orgs',
  },
  {
    name: 'Give your access code a new secret?',
    page: '/access-code',
    opener: 'Rotate code',
    act: 'Rotate code',
    changes: 'access_codes',
  },
  {
    name: 'Delete the record of 12-10000-57280?',
    page: '/admin/records?record=RECORD',
    opener: 'Delete record',
    act: 'Delete record',
    changes: 'records',
  },
  {
    name: 'Close CLOSING-1?',
    page: '/admin/accounts/CLOSING',
    opener: 'Close account',
    act: 'Close account',
    changes: 'accounts',
  },
  {
    name: 'Delete Night desk?',
    page: '/admin/department-roles/NIGHT',
    opener: 'Delete',
    act: 'Delete department role',
    changes: 'department_roles',
  },
  {
    name: "Revoke Vic Va's access code?",
    page: '/admin/users/VA',
    opener: 'Revoke code',
    act: 'Revoke code',
    changes: 'access_codes',
  },
  {
    name: 'Suspend Vic Va?',
    page: '/admin/users/VA',
    opener: 'Suspend',
    act: 'Suspend',
    changes: 'memberships',
  },
  {
    name: 'Remove Lena Leaver?',
    page: '/admin/users/LEAVER',
    opener: 'Remove',
    act: 'Remove',
    changes: 'memberships',
  },
];

const FORMS: readonly Dialog[] = [
  {
    name: 'Invite a person',
    page: '/admin/invites',
    opener: 'Invite a person',
    wants: 'E-mail',
    fill: async (keys, dialog) => {
      await field('E-mail')(keys, dialog, 'ann@example.com');
      await keys.reach(dialog.getByRole('radio', { checked: true }));
      await keys.arrow('ArrowDown', dialog.getByRole('radio', { name: 'Client' }));
    },
    act: 'Create invite',
    changes: 'invites',
  },
  {
    name: 'Invite several people',
    page: '/admin/invites',
    opener: 'Invite several',
    fill: (keys, dialog) => field('People')(keys, dialog, 'bob@example.com\nno address'),
    act: 'Invite 1 person',
    changes: 'invites',
  },
  {
    name: 'Create account',
    page: '/admin/accounts',
    opener: 'Create account',
    wants: 'Code',
    fill: async (keys, dialog) => {
      await field('Code')(keys, dialog, 'NEW-1');
      await field('Name')(keys, dialog, 'A new shop');
      await keys.choose(list(dialog, 'Currency'), 'EUR');
      await keys.choose(list(dialog, 'Client'), 'Cleo');
      await keys.reach(dialog.getByRole('checkbox', { name: 'Practice account' }));
      await keys.press('Space');
    },
    act: 'Create account',
    changes: 'accounts',
  },
  {
    name: 'Add supplier link',
    page: '/admin/supplier-links',
    opener: 'Add supplier link',
    wants: 'Account',
    fill: async (keys, dialog) => {
      await keys.choose(list(dialog, 'Account'), 'PRACTICE-1');
      await field('SKU')(keys, dialog, 'LAMP-7');
      await field('ASIN')(keys, dialog, 'B0KEYBOARD');
    },
    act: 'Add link',
    changes: 'supplier_links',
  },
  {
    name: 'Add supplier link',
    page: '/admin/accounts/ACCOUNT',
    opener: 'Add supplier link',
    wants: 'eBay item id',
    fill: async (keys, dialog) => {
      await field('eBay item id')(keys, dialog, '123456789019');
      await field('ASIN')(keys, dialog, 'B0KEYBOARD');
    },
    act: 'Add link',
    changes: 'supplier_links',
  },
  {
    name: 'Rename agent',
    page: '/admin/agents',
    opener: 'More for Seller laptop',
    item: 'Rename',
    fill: (keys, dialog) => field('Label')(keys, dialog, 'Desk of Ann'),
    act: 'Save',
    changes: 'automation_agents',
  },
  {
    name: 'Reject device',
    page: '/admin/pairing',
    opener: /^Reject /,
    wants: 'Reason',
    fill: (keys, dialog) => field('Reason')(keys, dialog, 'Whose is it?'),
    act: 'Reject device',
    changes: 'automation_pairing_requests',
  },
  {
    name: 'Approve device',
    page: '/admin/pairing',
    opener: /^Approve /,
    wants: 'Account',
    fill: async (keys, dialog) => {
      await keys.choose(list(dialog, 'Account'), 'FREE-1');
      await field('Label')(keys, dialog, 'New laptop');
      const shown = await dialog.locator('code').textContent();
      await field('One of the four words')(keys, dialog, shown?.split(' ')[2] ?? '');
    },
    act: 'Approve device',
    changes: 'automation_agents',
  },
  {
    name: 'Remarks',
    page: '/admin/records',
    opener: 'Remarks of 12-10001-57281',
    fill: (keys, dialog) => field('Order remark')(keys, dialog, 'Wants it wrapped'),
    act: 'Save remark',
    changes: 'order_remarks',
  },
  {
    name: 'Job',
    page: '/admin/jobs',
    opener: '12-10001-57281',
    fill: async (keys, dialog) => {
      await keys.reach(dialog.getByRole('button', { name: 'Cancel job' }));
      await keys.press('Enter');
      await keys.comesTo(dialog.getByRole('textbox', { name: 'Why is it cancelled?' }));
      await keys.press('Enter');
      await keys.comesTo(dialog.getByRole('textbox', { name: 'Why is it cancelled?', description: /./ }));
      await keys.type('The buyer asked for it');
    },
    act: 'Cancel this job',
    changes: 'automation_jobs',
  },
  {
    name: 'Transfer ownership',
    page: '/admin/organisation',
    opener: 'Transfer ownership',
    fill: async (keys, dialog) => {
      await keys.choose(list(dialog, 'New owner'), 'Petra');
      await field('Type TRANSFER to confirm')(keys, dialog, 'TRANSFER');
    },
    act: 'Transfer ownership',
    changes: 'memberships',
  },
];

/** What is only read. */
const DRAWERS: readonly Dialog[] = [
  { name: 'Change', page: '/admin/audit', opener: 'Created account' },
  { name: 'Job', page: '/admin/attention', opener: '12-10002-57282' },
];

export const DIALOGS: readonly Dialog[] = [...DRAWERS, ...QUESTIONS, ...FORMS];
