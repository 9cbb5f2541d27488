import { storage } from '@wxt-dev/storage';

/** What last kept this agent from its work (a sign-in page, say); null since it worked again. */
export const lastError = storage.defineItem<string | null>('local:last_error', { fallback: null });
