/**
 * Sales tax of practice Amazon per US state, in hundredths of a percent. The states' own base rates, without local
 * additions; close enough to be plausible, and exact for the practice's own sums.
 */
export const practiceTaxBasisPoints: Readonly<Record<string, number>> = {
  AK: 0,
  DE: 0,
  MT: 0,
  NH: 0,
  OR: 0,
  AZ: 560,
  CA: 725,
  CO: 290,
  FL: 600,
  GA: 400,
  IL: 625,
  MA: 625,
  MI: 600,
  MN: 688,
  NC: 475,
  NJ: 663,
  NV: 685,
  NY: 400,
  OH: 575,
  PA: 600,
  TN: 700,
  TX: 625,
  VA: 530,
  WA: 650,
};

/** For states not listed. */
export const defaultTaxBasisPoints = 550;
