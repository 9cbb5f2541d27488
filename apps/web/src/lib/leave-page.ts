/** The page that is on its way out, if any; a page that the back button brings back stays until it is sent off again. */
let isLeaving = false;

/**
 * Sends the browser to another page, once. Refusals come in numbers, one for each open read, and every further
 * navigation would abort the one before.
 */
export function leavePage(address: string): void {
  if (isLeaving) return;
  isLeaving = true;
  window.addEventListener(
    'pageshow',
    () => {
      isLeaving = false;
    },
    { once: true },
  );
  window.location.assign(address);
}

/** Whether `leavePage` has sent the browser off: nothing needs to be rendered here any more. */
export function isPageLeaving(): boolean {
  return isLeaving;
}
