// `npm run verify`: what `npm test` runs, with the long sizes.
process.env.CROSSCART_LONG = '1';
await import('../test/main.ts');
