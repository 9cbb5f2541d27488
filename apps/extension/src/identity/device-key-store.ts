import type { DeviceKey, DeviceKeyStore } from '@crosscart/agent-client';
import { type IDBPDatabase, openDB } from 'idb';

const DATABASE = 'crosscart-device';
const STORE = 'keys';
const THE_KEY = 'device';

/** Keeps the device key in the extension's IndexedDB: cloned, never exported, there after every restart. */
export const deviceKeyStore: DeviceKeyStore = {
  async load() {
    using database = await open();
    return (await database.handle.get(STORE, THE_KEY)) ?? null;
  },
  async save(key) {
    using database = await open();
    await database.handle.put(STORE, key, THE_KEY);
  },
};

interface KeyDatabase {
  [STORE]: { key: string; value: DeviceKey };
}

async function open(): Promise<Disposable & { handle: IDBPDatabase<KeyDatabase> }> {
  const handle = await openDB<KeyDatabase>(DATABASE, 1, {
    upgrade: (database) => {
      database.createObjectStore(STORE);
    },
  });
  return { handle, [Symbol.dispose]: () => handle.close() };
}
