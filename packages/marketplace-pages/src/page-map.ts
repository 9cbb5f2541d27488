import { z } from 'zod';

/** CSS selectors in the order in which they are tried: today's layout first, older ones after it. */
const Selectors = z.array(z.string().min(1)).min(1);

/** Where editors find the JSON Schema that completes and checks a map. */
const SchemaLink = z.string().optional();

const Control = z.strictObject({
  selectors: Selectors,
  /** `only`: exactly one live element must match; `first`: twins that do the same thing, the first is taken. */
  pick: z.enum(['only', 'first']).default('only'),
  /** Only elements whose text is a wording of this label: buttons that nothing but their text tells apart. */
  labelled: z.string().optional(),
});

/**
 * What is known about one page of one marketplace: how it is recognised, what must be on it, where its
 * values stand, what an agent may click, and the words it uses. Data, so that a changed page is a changed
 * file. Selectors of fields inside a repeated part (an order card, an item) are relative to that part.
 */
export const PageMap = z.strictObject({
  $schema: SchemaLink,
  page: z.string().regex(/^(amazon|ebay)\.[a-z_]+$/),
  version: z.int().min(1),
  /** Seen on a live or saved real page; false means written from notes, and the screen says so. */
  verified: z.boolean(),
  /** Domains whose pages this map reads; subdomains count. */
  sites: z.array(z.string()).min(1),
  /** Those of them whose pages were never seen: their wordings are written from notes. */
  unverifiedSites: z.array(z.string()).default([]),
  /** Regular expressions over path + query; a hint, because layouts outlive URLs. */
  urls: z.array(z.string()).default([]),
  /** Any of these makes it this page. Maps are asked in the registry's order. */
  recognise: Selectors,
  /** Whole titles that make it this page, for pages whose markup has nothing of its own. */
  titles: z.array(z.string().min(1)).default([]),
  /** Name → selectors of which at least one must match, else the page has changed. */
  landmarks: z.record(z.string(), Selectors),
  fields: z.record(z.string(), Selectors),
  controls: z.record(z.string(), Control).default({}),
  /** Meaning → wordings that every site may use, compared without case, colons and counts. */
  labels: z.record(z.string(), z.array(z.string())).default({}),
  /** Site → meaning → wordings that only this site uses, beside those of `labels`. */
  siteLabels: z.record(z.string(), z.record(z.string(), z.array(z.string()))).default({}),
});
export type PageMap = z.infer<typeof PageMap>;

/** What stands in an agent's way, by what a person has to do about it. */
const BLOCKERS = [
  'sign_in',
  'one_time_code',
  'captcha',
  'continue_shopping',
  'payment_challenge',
  'bot_challenge',
  'checkout_error',
  'payment_revision',
  'identity_check',
  'account_hold',
  // A page that wants a decision before it leads on: an offer, a warning.
  'interruption',
  'error_page',
] as const;

/** The form in which it stands there. */
const BLOCKER_FORMS = [
  // sign_in
  'email_step',
  'email_refused',
  'claim_step',
  'password_step',
  'password_refused',
  'intent_confirmation',
  'account_choice',
  'session_lost',
  // one_time_code
  'authenticator_code',
  'code_refused',
  'device_choice',
  'passcode',
  'approval_elsewhere',
  'security_question',
  // captcha
  'letters_captcha',
  'account_captcha',
  'puzzle_captcha',
  'robot_check',
  // the others
  'continue_button',
  'script_challenge',
  'card_number_again',
  'out_of_stock',
  'checkout_refused',
  'revise_payment',
  'age_check',
  'account_locked',
  'password_reset',
  'duplicate_order',
  'passkey_offer',
  'phone_number_offer',
  'warranty_offer',
  'gift_options',
  'confirm_action',
  'something_went_wrong',
  'server_busy',
  'not_found',
] as const;

/** Pages that stand in an agent's way: sign-in, captchas, error pages. The first that matches names the block. */
export const BlockerMap = z.strictObject({
  $schema: SchemaLink,
  version: z.int().min(1),
  verified: z.boolean(),
  sites: z.array(z.string()).min(1),
  blockers: z.array(
    z.strictObject({
      by: z.enum(BLOCKERS),
      form: z.enum(BLOCKER_FORMS),
      urls: z.array(z.string()).default([]),
      titles: z.array(z.string()).default([]),
      /** Of elements that are shown; what the page keeps hidden blocks nothing. */
      selectors: z.array(z.string()).default([]),
      /** None of these may match: keeps apart pages that share a landmark. */
      unless: z.array(z.string()).default([]),
      /** Whole texts of a heading. Words prove little: they count only where no map knows the page by its content. */
      headings: z.array(z.string()).default([]),
      /** Asked only where no map knows the page by its content: marks that known pages may have too. */
      lastResort: z.boolean().default(false),
    }),
  ),
});
export type BlockerMap = z.infer<typeof BlockerMap>;
export type BlockedBy = (typeof BLOCKERS)[number];
export type BlockerForm = (typeof BLOCKER_FORMS)[number];

/** Where a marketplace prints whose session this is. */
export const AccountMap = z.strictObject({
  $schema: SchemaLink,
  version: z.int().min(1),
  verified: z.boolean(),
  sites: z.array(z.string()).min(1),
  id: z.array(z.strictObject({ selector: z.string(), attribute: z.string(), pattern: z.string() })),
  displayName: z.array(z.strictObject({ selector: z.string(), pattern: z.string() })),
  /** Greetings that name nobody ("sign in"), lower case. */
  nobody: z.array(z.string()),
});
export type AccountMap = z.infer<typeof AccountMap>;

/** How a site writes money. */
export const SiteMap = z.record(
  z.string(),
  z.strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/),
    decimalMark: z.enum(['.', ',']),
    /** The mark in amounts whose sign stands behind them, where the site has a second language ("16,99 $"). */
    decimalMarkBeforeSign: z.enum(['.', ',']).optional(),
  }),
);
export type SiteMap = z.infer<typeof SiteMap>;
