import { linesOf, linesOfMarkup } from '../dom-text.ts';
import type { PageView } from '../page-view.ts';

const LONGEST_TEMPLATE = 20_000;

export interface ShipTo {
  name: string;
  /** The rest of the address on one line; "" where the page names only the recipient. */
  text: string;
}

/**
 * The address of an order: the lines of its address blocks, the name first. Blocks may repeat it; two different
 * addresses are unreadable, as an order of several recipients has no one ship-to.
 */
export function readShipTo(view: PageView, root: Element | Document = view.document): ShipTo | null {
  const hasLines = view.map.fields.shipToLine !== undefined;
  const blocks = view
    .all('shipToBlock', root)
    .map((block) => (hasLines ? view.all('shipToLine', block).flatMap(linesOf) : linesOf(block)));
  return (
    onlyAddress(view, blocks) ??
    onlyAddress(view, templatesOf(view, root)) ??
    onlyAddress(view, popoversOf(view, root))
  );
}

/** The pages draw the address by script, out of markup that waits as the text of a script element. */
function templatesOf(view: PageView, root: Element | Document): string[][] {
  return view.all('shipToTemplate', root).map((script) => {
    const [, popover = ''] = (script.textContent ?? '')
      .slice(0, LONGEST_TEMPLATE)
      .split(/a-popover-preload[^>]*>/);
    return linesOfMarkup(popover);
  });
}

/** Elsewhere it waits in the attribute of what opens it. */
function popoversOf(view: PageView, root: Element | Document): string[][] {
  return view.all('shipToPopover', root).map((trigger) => {
    const content = /"inlineContent"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(
      trigger.getAttribute('data-a-popover') ?? '',
    );
    try {
      return content?.[1] === undefined ? [] : linesOfMarkup(String(JSON.parse(content[1])));
    } catch (error) {
      if (error instanceof SyntaxError) return [];
      throw error;
    }
  });
}

function onlyAddress(view: PageView, blocks: readonly string[][]): ShipTo | null {
  const distinct = new Map(
    blocks.filter((lines) => lines.length > 0).map((lines) => [lines.join('\n'), lines]),
  );
  if (distinct.size > 1) return view.fail('shipTo');
  const [[name, ...rest] = []] = [...distinct.values()];
  return name === undefined ? null : { name, text: rest.join(', ') };
}
