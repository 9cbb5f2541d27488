import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSseParser } from './sse-parser.ts';

describe('the event-stream parser', () => {
  it('reads messages with their id and type, and drops comments', () => {
    const parse = createSseParser();
    expect(parse(': hello\n\nid: 1.2.3\nevent: job.stage\ndata: {"a":1}\n\n')).toEqual([
      { id: '1.2.3', event: 'job.stage', data: '{"a":1}' },
    ]);
  });

  it('joins several data lines and keeps the last id for messages without one', () => {
    const parse = createSseParser();
    parse('id: 7\ndata: x\n\n');
    expect(parse('data: one\ndata: two\n\n')).toEqual([{ id: '7', event: 'message', data: 'one\ntwo' }]);
  });

  it('gives the same messages however the text is cut, with any line ends', () => {
    const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom('\n', '\r\n', '\r'), cuts, (end, places) => {
        const text = `${['id: 9', 'event: a', 'data: ä€', '', ': c', 'data:b', '', 'data: unfinished'].join(end)}`;
        const parse = createSseParser();
        const edges = [
          0,
          ...places.filter((place) => place <= text.length).sort((a, b) => a - b),
          text.length,
        ];
        const messages = edges.flatMap((edge, index) => parse(text.slice(edges[index - 1] ?? 0, edge)));
        expect(messages).toEqual([
          { id: '9', event: 'a', data: 'ä€' },
          { id: '9', event: 'message', data: 'b' },
        ]);
      }),
    );
  });
});
