import { type FaultScope, type KnobName, knobChoices } from '../faults/knobs.ts';
import type { Markup } from '../html.ts';
import { html } from '../html.ts';

/** The field that sets a knob: a list of its values, else JSON to type. Its value is JSON; empty is "not set". */
export function fieldOf(scope: FaultScope, name: KnobName, id: string, value: unknown): Markup {
  const choices = knobChoices(scope, name);
  const now = value === undefined ? '' : JSON.stringify(value);
  if (choices === null)
    return html`<input id="${id}" data-knob="${name}" value="${now}" placeholder="${examples[name] ?? 'not set'}" aria-describedby="${id}-effect" autocomplete="off" spellcheck="false">`;
  const options = choices.map((choice) => ({ json: JSON.stringify(choice), text: String(choice) }));
  return html`<select id="${id}" data-knob="${name}" aria-describedby="${id}-effect"><option value="">not set</option>${options.map(({ json, text }) => html`<option value="${json}"${json === now && html` selected`}>${text}</option>`)}</select>`;
}

const examples: { readonly [Name in KnobName]?: string } = {
  slow: '{"at":"review","ms":3000}',
  quantity_limit: '{"most":2,"at":"checkout"}',
  interstitials: '["before_you_go","prime_upsell"]',
  price_change_minor: '500',
  late_delivery_days: '14',
  history_by_script_ms: '1500',
  history_delay_ms: '5000',
  most_per_page: '10',
};
