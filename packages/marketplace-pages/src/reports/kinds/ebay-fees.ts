import type { Money } from '@crosscart/domain';
import { moneyIn } from '../fields.ts';

/** The fee columns that eBay's money reports share, in the currency that the first known of the named fields says. */
export function feeFields(...currencyFields: string[]) {
  const fee = (...columns: string[]) => moneyIn(currencyFields, ...columns);
  return {
    finalValueFeeFixed: fee(
      'Final Value Fee - fixed',
      'Fixer Anteil der Verkaufsprovision',
      'Commissione sul valore finale - fissa',
    ),
    finalValueFeeVariable: fee(
      'Final Value Fee - variable',
      'Variabler Anteil der Verkaufsprovision',
      'Commissione sul valore finale - variabile',
    ),
    regulatoryOperatingFee: fee(
      'Regulatory operating fee',
      'Gebühr für gesetzliche Betriebskosten',
      'Regulatorische Betriebsgebühr',
      "Tariffa per l'adeguamento normativo",
    ),
    notAsDescribedFee: fee(
      'Very high "item not as described" fee',
      'Gebühr für sehr hohe Quote an „nicht wie beschriebenen Artikeln“',
    ),
    belowStandardFee: fee(
      'Below standard performance fee',
      'Gebühr für unterdurchschnittlichen Servicestatus',
    ),
    internationalFee: fee('International fee', 'Internationale Gebühr'),
    charityDonation: fee('Charity donation', 'Spende'),
    depositProcessingFee: fee('Deposit processing fee'),
  };
}

type Fees = { readonly [Name in keyof ReturnType<typeof feeFields>]: Money | null };

const FEE_NAMES = Object.keys(feeFields()) as (keyof Fees)[];

/** The fees of a row that are known: what is not charged is printed as "--". */
export function knownFees(row: Fees): Record<string, Money> {
  const known: Record<string, Money> = {};
  for (const name of FEE_NAMES) {
    const fee = row[name];
    if (fee !== null) known[name] = fee;
  }
  return known;
}
