/** Types a value the way a person's typing arrives: set through the element's own setter, then announced. */
export function fill(field: Element, value: string): void {
  if (field instanceof HTMLInputElement) setThroughPrototype(HTMLInputElement.prototype, field, value);
  else if (field instanceof HTMLSelectElement) setThroughPrototype(HTMLSelectElement.prototype, field, value);
  else throw new TypeError(`Not a field: ${field.tagName}`);
  for (const type of ['input', 'change', 'blur']) field.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Frameworks shadow `value` on the element to hear of it; the prototype's setter is what the browser uses. */
function setThroughPrototype(prototype: object, field: Element, value: string): void {
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
}

/** The value of the option that carries this value or this text, compared without case and accents; null when none. */
export function optionValue(select: HTMLSelectElement, wanted: string): string | null {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .trim()
      .toLowerCase();
  const options = [...select.options];
  const match =
    options.find((option) => option.value === wanted) ??
    options.find((option) => plain(option.value) === plain(wanted)) ??
    options.find((option) => plain(option.text) === plain(wanted));
  return match?.value ?? null;
}
