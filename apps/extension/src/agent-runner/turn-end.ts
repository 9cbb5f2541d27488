/** What a turn says: there may be more to do at once, or nothing for a while (null: until woken). */
export type TurnEnd = { readonly next: 'again' } | { readonly next: 'rest'; readonly seconds: number | null };
