import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { keepAlarm } from '../agent-runner/alarm.ts';
import { beatRegularly } from '../agent-runner/heartbeat.ts';
import { obeyPanel, obeyPerson } from '../agent-runner/panel-commands.ts';
import { wake } from '../agent-runner/wake.ts';
import { hearFrames } from '../tabs/frame-readings.ts';
import { hearPageArrivals } from '../tabs/page-arrivals.ts';

/** Starts whenever the browser needs the worker; listeners first, so that the waking event is not missed. */
export default defineBackground(() => {
  hearPageArrivals();
  hearFrames();
  obeyPanel(wake);
  obeyPerson();
  void keepAlarm(wake);
  void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  // Content scripts live in marketplace pages: the install token must not be readable from there.
  void browser.storage.local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
  beatRegularly();
  wake();
});
