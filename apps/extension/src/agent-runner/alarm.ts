import { browser } from 'wxt/browser';

const ALARM = 'crosscart-wake';

/**
 * Wakes the worker every 30 s. Alarms survive a worker's death but were seen to vanish with a browser restart,
 * so a missing one is made again whenever the worker starts.
 */
export async function keepAlarm(wake: () => void): Promise<void> {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === ALARM) wake();
  });
  const existing = await browser.alarms.get(ALARM);
  if (existing === undefined) await browser.alarms.create(ALARM, { periodInMinutes: 0.5 });
}
