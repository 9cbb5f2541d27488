import { defineExtensionMessaging } from '@webext-core/messaging';

/** How a command of the panel went; the sentence is for people. */
export type CommandAnswer = { readonly ok: true } | { readonly ok: false; readonly sentence: string };

interface PanelCommands {
  'panel:pair'(command: { link: string }): CommandAnswer;
  'panel:forgetRequest'(): CommandAnswer;
  'panel:unpair'(): CommandAnswer;
  'panel:pause'(): CommandAnswer;
  'panel:resume'(): CommandAnswer;
  'panel:stop'(): CommandAnswer;
  'panel:scanNow'(): CommandAnswer;
  'panel:clockIn'(command: { code: string }): CommandAnswer;
  'panel:clockOut'(): CommandAnswer;
  'panel:readDesk'(): CommandAnswer;
  'panel:confirm'(command: { jobId: string; reviewId: string; maxTotalMinor: number }): CommandAnswer;
}

/** Panel → background. The panel learns the outcome from storage, which it watches. */
export const panelMessages = defineExtensionMessaging<PanelCommands>();
