import { describe, expect, it } from 'vitest';
import {
  changedElsewhere,
  type Edits,
  typedIn,
  typedOver,
  withEdits,
  without,
  withoutSaved,
} from './edits.ts';

const SAVED = { name: 'Shop', cap: '100.00', client: null as string | null };
const typing = (field: 'name' | 'cap', typed: string, edits: Edits<typeof SAVED> = {}) =>
  typedOver(SAVED, edits, field, typed);

describe('a form that edits what is saved', () => {
  it('follows what others save in the fields that nobody touched here', () => {
    const edits = typing('cap', '150');
    expect(withEdits({ ...SAVED, name: 'Shop & Sons' }, edits)).toEqual({
      name: 'Shop & Sons',
      cap: '150',
      client: null,
    });
  });

  it('sends only what was typed', () => {
    expect(typedIn(typing('cap', '150'))).toEqual({ cap: '150' });
    expect(typedIn(typedOver(SAVED, {}, 'client', 'cleo'))).toEqual({ client: 'cleo' });
  });

  it('holds a field for untouched once it reads as saved again', () => {
    expect(typing('cap', '100.00', typing('cap', '15'))).toEqual({});
  });

  it('tells what others made of a field that is touched here, until it is let go', () => {
    const edits = typing('cap', '150');
    expect(changedElsewhere(SAVED, edits)).toEqual([]);
    const others = { ...SAVED, cap: '80.00', name: 'Shop & Sons' };
    expect(changedElsewhere(others, edits)).toEqual([{ field: 'cap', value: '80.00' }]);
    // Typing on does not make it seen.
    expect(changedElsewhere(others, typedOver(others, edits, 'cap', '1500'))).toHaveLength(1);
    expect(withEdits(others, without(edits, 'cap')).cap).toBe('80.00');
  });

  it('has nothing to tell where others saved the very same', () => {
    expect(changedElsewhere({ ...SAVED, cap: '150' }, typing('cap', '150'))).toEqual([]);
  });

  it('keeps what was typed while the save was under way', () => {
    const edits = typing('name', 'Shop 2', typing('cap', '150'));
    expect(withoutSaved(edits, { cap: '150', name: 'Shop' })).toEqual(typing('name', 'Shop 2'));
  });
});
