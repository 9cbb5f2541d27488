export { addTestAccount, createTestAgency, type TestAgency, type TestAgencyOptions } from './agency.ts';
export { advanceClock, setClock } from './clock.ts';
export { createTestDatabase, type TestDatabase } from './database.ts';
