/**
 * Options for a client on the server that acts for a browser: the sign-in service keeps with a session which browser it is of, so
 * that its person recognises it, and would else hear of this server alone.
 */
export function onBehalfOf(headers: Pick<Headers, 'get'>): { global: { headers: Record<string, string> } } {
  const userAgent = headers.get('user-agent');
  return { global: { headers: userAgent === null ? {} : { 'User-Agent': userAgent } } };
}
