/** What a command was refused with, read out at once; nothing where it was not. */
export function RefusalNotice({ refusal, id }: { refusal: string | null; id?: string }) {
  if (refusal === null) return null;
  return (
    <p id={id} className="notice bad" role="alert">
      {refusal}
    </p>
  );
}
