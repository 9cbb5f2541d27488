import { defineExtensionMessaging } from '@webext-core/messaging';
import type { Act, ActAnswer } from './acts.ts';
import type { PageSeen } from './page-seen.ts';

/** One live document: a new one for every navigation, also to the same address. */
export interface LivePage {
  /** Random, made by the content script of that document. */
  readonly document: string;
  readonly url: string;
}

interface PageMessages {
  /** Content script → background: I stand in a new document. */
  'page:ready'(page: LivePage): void;
  /** Background → content script: who are you? */
  'page:identify'(): LivePage;
  /** Background → content script: read the page, once it has settled. */
  'page:read'(request: { document: string }): PageSeen | 'another_document';
  /** Content script of a frame → background: I stand in a frame of a marketplace page. */
  'frame:ready'(page: LivePage): void;
  /** Background → one frame: read it, once it has settled. Nothing is ever done in a frame. */
  'frame:read'(): PageSeen;
  /** Background → content script: do one thing on the page that was read. */
  'page:act'(request: { document: string; act: Act }): ActAnswer;
}

export const pageMessages = defineExtensionMessaging<PageMessages>();
