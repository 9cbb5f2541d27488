/** Which changes one form or button is making right now; the same change asked for twice, as by a double click, is one. */
export interface ChangesUnderWay {
  /** False when this very change is under way. */
  begin(change: unknown): boolean;
  end(change: unknown): void;
}

export function changesUnderWay(): ChangesUnderWay {
  const asked = new Set<string>();
  return {
    begin(change) {
      const key = JSON.stringify(change);
      if (asked.has(key)) return false;
      asked.add(key);
      return true;
    },
    end(change) {
      asked.delete(JSON.stringify(change));
    },
  };
}
