/** Amazon's longest street line (maxlength of Line1 and Line2 of the address form). */
const STREET_LINE_LENGTH = 60;

/**
 * The street in two lines that the form takes. Lines that are short enough stay as they are; longer ones are
 * wrapped between words. Null when it does not fit: nothing is cut off.
 */
export function fitStreet(
  line1: string,
  line2: string | null,
  longest = STREET_LINE_LENGTH,
): readonly [string, string] | null {
  if (line1.length <= longest && (line2 ?? '').length <= longest) return [line1, line2 ?? ''];
  const words = `${line1} ${line2 ?? ''}`.split(/\s+/).filter((word) => word !== '');
  const lines: [string, string] = ['', ''];
  let place: 0 | 1 = 0;
  for (const word of words) {
    const longer: string = lines[place] === '' ? word : `${lines[place]} ${word}`;
    if (longer.length <= longest) {
      lines[place] = longer;
    } else if (place === 0 && word.length <= longest) {
      place = 1;
      lines[1] = word;
    } else {
      return null;
    }
  }
  return lines;
}
