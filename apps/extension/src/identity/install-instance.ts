import { storage } from '@wxt-dev/storage';

const installInstanceId = storage.defineItem<string | null>('local:install_instance_id', { fallback: null });

/** The UUID of this installation, made once. It names the device and proves nothing: the key proves. */
export async function loadInstallInstanceId(): Promise<string> {
  const stored = await installInstanceId.getValue();
  if (stored !== null) return stored;
  const created = crypto.randomUUID();
  await installInstanceId.setValue(created);
  return created;
}
