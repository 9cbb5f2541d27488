import { defineConfig } from 'wxt';
import { version } from './package.json' with { type: 'json' };

/** Public half of a key pair whose private half was thrown away: it only fixes the extension's id. */
const EXTENSION_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAq6yQdvOjMi+ylnEm766nG0S6VTr6OBv/+zIViqN2IqmcM3IiM8EQpF1Ynhvhd0Xg4iUKcTz1Trqu8PURzNwO6PPBE5JD0lReRFUunnXGZJ0sPzdJy5SGYm2BJXzr+4DThf+yEdnzmYY2oG0IfcFPKxnsZw8+HQB5HZW6q6rnZV0BbmjHd3L/0d7Zf/6W5EGfF7ZiZJv9JwAbifGa9qepRzcLd0ZqoZWrYNXOTaPnR5TJtEYMvI9KbVmdSgOQ5xbcoyTUd8Wk01CYeG8oJlpjOGyASbZ7c+r1mFnt07hEAWSKMGNFtrDsflrFgx2170m8xnsTrpZ5GwNHzR9PjjE1CQIDAQAB';

export default defineConfig({
  srcDir: 'src',
  publicDir: 'src/public',
  outDir: '.output',
  imports: false,
  modules: ['@wxt-dev/module-react'],
  manifest: {
    name: 'Crosscart agent',
    description: "Reads a seller's orders and buys each sold item, within the limits its organisation sets.",
    version,
    key: EXTENSION_KEY,
    minimum_chrome_version: '124',
    permissions: ['storage', 'alarms', 'sidePanel', 'tabs', 'scripting'],
    host_permissions: [
      'https://www.ebay.com/*',
      // An order of Seller Hub may stand in a frame of this host.
      'https://mesh.ebay.com/*',
      'https://www.amazon.com/*',
      'http://localhost/*',
      'http://127.0.0.1/*',
    ],
    // The API of a production installation: asked for by the click that pairs.
    optional_host_permissions: ['https://*/*'],
    action: { default_title: 'Crosscart agent' },
  },
});
