/** One message of a `text/event-stream`. */
export interface ServerSentMessage {
  id: string | null;
  event: string;
  data: string;
}

/**
 * An incremental parser of the event-stream format (WHATWG HTML, 9.2.6): feed it text as it arrives in
 * any pieces; complete messages come back. Comments and messages without data are dropped.
 */
export function createSseParser(): (chunk: string) => ServerSentMessage[] {
  let rest = '';
  let id: string | null = null;
  let event = '';
  let data: string[] = [];

  const takeLine = (line: string, messages: ServerSentMessage[]): void => {
    if (line === '') {
      if (data.length > 0) messages.push({ id, event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      return;
    }
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
  };

  return (chunk) => {
    const messages: ServerSentMessage[] = [];
    rest += chunk;
    // A lone CR at the end may be the first half of CRLF: wait for what follows.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) takeLine(line, messages);
    return messages;
  };
}
