import { notifications } from '@mantine/notifications';
import type { ApiError } from '#lib/api-error.ts';

/** Says that something was done. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'green', withBorder: true });
}

/** Says that something was refused or failed, in the API's own sentence; `what` names the attempt. */
export function notifyProblem(what: string, error: ApiError): void {
  notifications.show({
    title: what,
    message: sentenceOf(error),
    color: 'red',
    withBorder: true,
    autoClose: 8000,
  });
}

/** The error's sentence with the fields it names. */
export function sentenceOf(error: ApiError): string {
  const fields = Object.entries(error.fields).map(([field, problem]) => `${field}: ${problem}`);
  return fields.length > 0 ? `${error.message} ${fields.join('; ')}` : error.message;
}
