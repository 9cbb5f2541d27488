import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readServerSentEvents, type StreamPart } from './server-sent-events.ts';

async function partsOf(chunks: readonly Uint8Array[]): Promise<StreamPart[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
  const parts: StreamPart[] = [];
  for await (const part of readServerSentEvents(body)) parts.push(part);
  return parts;
}

test('however the bytes are cut, the same events come out', async () => {
  const text =
    ': hi\n\nid: 1.2.3\nevent: wake\ndata: {"größe":1}\n\r\ndata: a\r\ndata: b\r\n\r\nid: 9\n\ndata: lost';
  const bytes = new TextEncoder().encode(text);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const chunks = edges.slice(1).map((edge, index) => bytes.slice(edges[index], edge));
      expect(await partsOf(chunks)).toEqual([
        { kind: 'comment' },
        { kind: 'event', event: 'wake', data: '{"größe":1}', id: '1.2.3' },
        { kind: 'event', event: 'message', data: 'a\nb', id: null },
      ]);
    }),
  );
});
