import type { StackError } from './errors.ts';
import type { ServiceProcess } from './service-process.ts';

const ATTEMPTS = 3;
const WITHIN_MS = 60_000;

/**
 * A service that is started again when it ends without having been told to, so that open pages and agents go on by
 * themselves. One that ends a fourth time within a minute, or does not start again, counts as crashed. Every end is
 * told to `log`.
 */
export async function keepRunning(
  start: () => Promise<ServiceProcess>,
  log: (message: string) => void,
): Promise<ServiceProcess> {
  let current = await start();
  let told = false;
  let restart: Promise<void> = Promise.resolve();
  const given = Promise.withResolvers<StackError>();
  const ends: number[] = [];
  const watch = (): void => {
    void current.crashed.then((error) => {
      if (told) return;
      ends.push(Date.now());
      if (ends.filter((at) => at > Date.now() - WITHIN_MS).length > ATTEMPTS) return given.resolve(error);
      log(`${error.message}\nIt is started again.`);
      restart = start().then((next) => {
        current = next;
        watch();
      }, given.resolve);
    });
  };
  watch();
  const end = async (how: 'stop' | 'kill'): Promise<void> => {
    told = true;
    // One that is just starting would otherwise outlive us.
    await restart;
    await current[how]();
  };
  return { stop: () => end('stop'), kill: () => end('kill'), crashed: given.promise };
}
