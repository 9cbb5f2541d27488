/** Something that the person who started the command can mend; `message` is one sentence saying how. */
export class StackError extends Error {
  override readonly name = 'StackError';
}
