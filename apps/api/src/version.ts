import packageJson from '../package.json' with { type: 'json' };

/** The version of the API, from its package.json. */
export const API_VERSION: string = packageJson.version;
