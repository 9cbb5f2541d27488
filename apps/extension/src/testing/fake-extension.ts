import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach } from 'vitest';

// Before any module asks for the browser: they take it from here when they are loaded.
Object.assign(globalThis, { chrome: fakeBrowser, browser: fakeBrowser });

beforeEach(() => fakeBrowser.reset());
