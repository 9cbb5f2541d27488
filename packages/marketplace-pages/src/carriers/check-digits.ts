/** Alternating weights over digits, the last digit checking the rest (modulo 10). `first` weighs the first digit. */
export function passesMod10(digits: string, first: number, second: number): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length - 1; at++) sum += Number(digits[at]) * (at % 2 === 0 ? first : second);
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}

/** The same, with the weights counted from the right: 3 stands beside the check digit. */
export function passesMod10FromRight(digits: string): boolean {
  const isOdd = digits.length % 2 === 0;
  return passesMod10(digits, isOdd ? 3 : 1, isOdd ? 1 : 3);
}

/** Luhn: every second digit from the right doubled, digits of the products summed. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = digits.length - 1, isDoubled = false; at >= 0; at--, isDoubled = !isDoubled) {
    const digit = Number(digits[at]) * (isDoubled ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** The number before the last digit, modulo 7: DHL Express. */
export function passesMod7(digits: string): boolean {
  return Number(digits.slice(0, -1)) % 7 === Number(digits.at(-1));
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO 7064 modulo 37,36: DPD's check letter. */
export function passesMod37(text: string): boolean {
  let product = 36;
  for (const letter of text.slice(0, -1)) {
    const sum = (product + LETTERS.indexOf(letter)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return (product + LETTERS.indexOf(text.at(-1) ?? '')) % 36 === 1;
}

/** A sum of products, modulo 11, modulo 10: FedEx. The weights 1, 3, 7 repeat from the right. */
export function passesFedexWeights(digits: string): boolean {
  const weights = [1, 3, 7];
  let sum = 0;
  for (let at = digits.length - 2, turn = 0; at >= 0; at--, turn++) {
    sum += Number(digits[at]) * (weights[turn % 3] ?? 0);
  }
  return (sum % 11) % 10 === Number(digits.at(-1));
}
