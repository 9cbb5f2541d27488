/** Knobs that put a page in the way on both sites, and as what the agents' readers read it. */
export const blockersOfBoth = [
  ['sign_in', 'sign_in'],
  ['one_time_code', 'one_time_code'],
  ['captcha', 'captcha'],
  ['bot_challenge', 'bot_challenge'],
  ['server_error', 'error_page'],
] as const;

/** The same for practice Amazon, which has one more. */
export const amazonBlockers = [...blockersOfBoth, ['continue_shopping', 'continue_shopping']] as const;
