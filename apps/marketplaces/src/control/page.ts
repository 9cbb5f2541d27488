import type { MarketplaceStore } from '../store.ts';

export const controlScript = '';
export const controlStyle = '';
export const controlPage = (store: MarketplaceStore): string => store.options.runId;
