import type { DetectedAccount } from '@crosscart/contracts';
import { browser } from 'wxt/browser';
import { detectedAccount } from './detected-account.ts';

/** What the device says of itself at pairing, check-in and heartbeat. */
export async function describeSelf(): Promise<{
  extension_version: string;
  detected_account: DetectedAccount | null;
}> {
  return {
    extension_version: browser.runtime.getManifest().version,
    detected_account: await detectedAccount.getValue(),
  };
}
