export { addTestAccount, createTestAgency, type TestAgency, type TestAgencyOptions } from './agency.ts';
export { readTables, type Table } from './catalogue.ts';
export { advanceClock, setClock } from './clock.ts';
export { createTestDatabase, type TestDatabase } from './database.ts';
export { countRoundTrips, type RoundTripCounter } from './round-trips.ts';
export { fillTables, type Place, within } from './rows.ts';
