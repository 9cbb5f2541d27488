/** What makes a record unreadable as cells. */
export type RecordFlaw = 'quote_never_closed' | 'text_after_quote' | 'record_too_long';

export interface ReportRecord {
  /** The line of the file that the record begins in, from 1. */
  readonly line: number;
  readonly cells: string[];
  readonly flaw: RecordFlaw | null;
  /** False for a last record without a line end: the file may be cut there. */
  readonly ended: boolean;
}

/** No real row comes near; a quote that is never closed stops costing memory here. In UTF-16 units. */
export const LONGEST_RECORD = 1 << 18;

const QUOTE = 34;
const EQUALS = 61;
const CARRIAGE_RETURN = 13;
const SPACE = 32;

/**
 * Splits text into records of cells (RFC 4180), piece by piece. Quoted cells may hold delimiters, line ends and
 * doubled quotes; a quote inside an unquoted cell is text; Excel's `="…"` may hold delimiters. A record whose
 * quoting is broken is answered with its flaw and reading goes on at the next *line*, so one stray quote costs one
 * row, not the rest of the file. Why not csv-parse: docs/adr/0004.
 */
export class RecordScanner {
  readonly #delimiter: string;
  readonly #newline: string;
  #text = '';
  #line = 1;
  #isSkipping = false;

  constructor(delimiter: string, newline = '\n') {
    this.#delimiter = delimiter;
    this.#newline = newline;
  }

  /** The records that this piece completes. */
  push(piece: string): ReportRecord[] {
    this.#text = this.#text === '' ? piece : this.#text + piece;
    return this.#scan(false);
  }

  /** The last record, when the file does not end in a line end. */
  end(): ReportRecord[] {
    return this.#scan(true);
  }

  #scan(isFinal: boolean): ReportRecord[] {
    const text = this.#text;
    const newline = this.#newline;
    const delimiter = this.#delimiter;
    const records: ReportRecord[] = [];
    let at = 0;
    let quote = -1;
    while (at < text.length) {
      let end = text.indexOf(newline, at);
      const ended = end !== -1;
      if (!ended) {
        if (!isFinal && text.length - at <= LONGEST_RECORD) break;
        end = text.length;
      }
      if (this.#isSkipping || (end - at > LONGEST_RECORD && this.#skip(records, text, at))) {
        this.#isSkipping = !ended;
        at = end + 1;
        if (ended) this.#line++;
        continue;
      }
      if (quote < at && quote !== Number.POSITIVE_INFINITY) {
        quote = text.indexOf('"', at);
        if (quote === -1) quote = Number.POSITIVE_INFINITY;
      }
      if (quote > end) {
        const stop = ended ? withoutReturns(text, at, end) : end;
        const cells = text.slice(at, stop).split(delimiter);
        records.push({ line: this.#line, cells, flaw: null, ended });
        this.#line++;
        at = end + 1;
        continue;
      }
      const quoted = this.#quotedRecord(text, at, isFinal);
      if (quoted === null) break;
      records.push(quoted.record);
      this.#line += quoted.lines;
      at = quoted.next;
    }
    this.#text = at >= text.length ? '' : text.slice(at);
    return records;
  }

  #skip(records: ReportRecord[], text: string, at: number): true {
    records.push({
      line: this.#line,
      cells: [text.slice(at, at + 200)],
      flaw: 'record_too_long',
      ended: true,
    });
    return true;
  }

  /** A record with quotes in it, cell by cell; null when the text that is here does not hold its end yet. */
  #quotedRecord(
    text: string,
    start: number,
    isFinal: boolean,
  ): { record: ReportRecord; next: number; lines: number } | null {
    const line = this.#line;
    const cells: string[] = [];
    let lines = 1;
    let at = start;
    let lineEnd = text.indexOf(this.#newline, at);
    for (;;) {
      const code = text.charCodeAt(at);
      const opens = code === QUOTE || (code === EQUALS && text.charCodeAt(at + 1) === QUOTE);
      const from = code === QUOTE ? at + 1 : at + 2;
      const close = opens ? closingQuote(text, from) : -1;
      const isFormula = opens && code === EQUALS;
      if (opens && !isFormula && (close === -1 || close - start > LONGEST_RECORD)) {
        if (!isFinal && text.length - start <= LONGEST_RECORD) return null;
        return this.#broken(text, start, cells, 'quote_never_closed');
      }
      let stop: number;
      if (opens && close !== -1 && (!isFormula || lineEnd === -1 || close < lineEnd)) {
        if (close + 2 >= text.length && !isFinal) return null;
        while (lineEnd !== -1 && lineEnd < close) {
          lines++;
          lineEnd = text.indexOf(this.#newline, lineEnd + 1);
        }
        stop = close + 1;
        while (text.charCodeAt(stop) === SPACE) stop++;
        stop = behindReturns(text, stop, lineEnd);
        if (stop >= text.length && !isFinal) return null;
        const isEnd = stop === text.length || stop === lineEnd;
        if (!isEnd && text[stop] !== this.#delimiter && !isFormula) {
          return this.#broken(text, start, cells, 'text_after_quote');
        }
        if (isEnd || text[stop] === this.#delimiter) {
          const inner = text.slice(isFormula ? at : from, isFormula ? close + 1 : close);
          cells.push(inner.includes('""') ? inner.replaceAll('""', '"') : inner);
        } else {
          stop = this.#plainCell(text, at, lineEnd, cells);
        }
      } else {
        if (lineEnd === -1 && !isFinal) return null;
        stop = this.#plainCell(text, at, lineEnd, cells);
      }
      if (stop === lineEnd || stop >= text.length) {
        const ended = stop === lineEnd;
        return { record: { line, cells, flaw: null, ended }, next: stop + 1, lines };
      }
      at = stop + 1;
    }
  }

  /** Takes an unquoted cell and answers where it stops: at a delimiter, a line end or the end of the text. */
  #plainCell(text: string, at: number, lineEnd: number, cells: string[]): number {
    const end = lineEnd === -1 ? text.length : lineEnd;
    const delimiter = text.indexOf(this.#delimiter, at);
    if (delimiter !== -1 && delimiter < end) {
      cells.push(text.slice(at, delimiter));
      return delimiter;
    }
    cells.push(text.slice(at, withoutReturns(text, at, end)));
    return end;
  }

  /** Gives up on a record and goes on behind its first line. */
  #broken(text: string, start: number, cells: string[], flaw: RecordFlaw) {
    const end = text.indexOf(this.#newline, start);
    const stop = end === -1 ? text.length : end;
    const seen = cells.length > 0 ? cells : [text.slice(start, Math.min(stop, start + 200))];
    return { record: { line: this.#line, cells: seen, flaw, ended: true }, next: stop + 1, lines: 1 };
  }
}

/** Where a line's text stops: carriage returns before its end are part of it. Some programs write two. */
function withoutReturns(text: string, from: number, end: number): number {
  let stop = end;
  while (stop > from && text.charCodeAt(stop - 1) === CARRIAGE_RETURN) stop--;
  return stop;
}

/** The end of the line, or of the text, when only carriage returns stand before it; else `at` itself. */
function behindReturns(text: string, at: number, lineEnd: number): number {
  let stop = at;
  while (text.charCodeAt(stop) === CARRIAGE_RETURN) stop++;
  return stop === lineEnd || stop === text.length ? stop : at;
}

/** The quote that closes a cell whose text begins at `from`, doubled quotes passed over; −1 for none. */
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at;
}
