/**
 * After a session was made in this browser: the server turns invites into memberships and says where to go. Leaves
 * the page, or calls `onAway` with a sentence when the web app does not answer.
 */
export async function enterApp(next: string | null, onAway: (sentence: string) => void): Promise<void> {
  const query = next === null ? '' : `?${new URLSearchParams({ next })}`;
  const response = await fetch(`/auth/enter${query}`, { method: 'POST' }).catch(() => null);
  const destination = response?.ok ? ((await response.json()) as { path: string }).path : null;
  if (destination === null) onAway('Crosscart does not answer. Try again in a moment.');
  else window.location.assign(destination);
}
