import { describe, expect, it } from 'vitest';
import { isInert, linesOf, textOf } from './dom-text.ts';
import { parsePage } from './testing/parse-page.ts';

const first = (html: string) => parsePage(html).querySelector('#x');

describe('text of a page', () => {
  it('joins what stands in one line and separates blocks', () => {
    expect(textOf(first('<p id="x"><span>$</span><span>22</span><span>.55</span></p>'))).toBe('$22.55');
    expect(textOf(first('<div id="x"><div>Sam</div>Buyer<br>Street</div>'))).toBe('Sam Buyer Street');
    expect(linesOf(first('<ul id="x"><li>Sam  Buyer</li><li>1 St<br>Town</li></ul>'))).toEqual([
      'Sam Buyer',
      '1 St',
      'Town',
    ]);
  });

  it('takes a title once that stands there whole and cut off', () => {
    const whole = '<span class="a-truncate-full a-offscreen">A long title of a book</span>';
    const cut = '<span class="a-truncate-cut" aria-hidden="true">A long ti…</span>';
    expect(textOf(first(`<p id="x">${whole}${cut}</p>`))).toBe('A long title of a book');
    expect(textOf(first(`<p id="x">${cut}</p>`))).toBe('A long ti…');
  });

  it('leaves out code and what is not shown', () => {
    expect(
      textOf(
        first(
          '<div id="x">a<script>b</script><style>c</style><i class="aok-hidden">d</i><i hidden>e</i> f</div>',
        ),
      ),
    ).toBe('a f');
    expect(textOf(first('<div id="x" class="a-popover-preload">inside</div>'))).toBe('inside');
    expect(textOf(null)).toBe('');
    expect(isInert(first('<div class="aok-hidden"><b id="x"></b></div>') as Element)).toBe(true);
  });
});
