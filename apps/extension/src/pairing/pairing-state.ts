import type { AgentRole } from '@crosscart/contracts';
import { storage } from '@wxt-dev/storage';

/** Where this device stands with its organisation. Times are ISO moments. */
export type PairingState =
  | { readonly phase: 'unpaired'; readonly notice: string | null }
  | { readonly phase: 'cooldown'; readonly apiUrl: string; readonly orgCode: string; readonly until: string }
  | {
      readonly phase: 'requested';
      readonly apiUrl: string;
      readonly orgCode: string;
      /** The four words; null until the server's nonce is known. */
      readonly words: readonly string[] | null;
      readonly expiresAt: string | null;
    }
  | {
      readonly phase: 'paired';
      readonly apiUrl: string;
      readonly agent: { readonly id: string; readonly role: AgentRole; readonly label: string };
    };

export const UNPAIRED: PairingState = { phase: 'unpaired', notice: null };

export const pairingState = storage.defineItem<PairingState>('local:pairing', { fallback: UNPAIRED });

/** The install token: worth nothing without the device key, and still never shown or logged. */
export const installToken = storage.defineItem<string | null>('local:install_token', { fallback: null });
