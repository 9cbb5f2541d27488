export { advanceClock, setClock } from './clock.ts';
export { createTestDatabase, type TestDatabase } from './database.ts';
