import { isEbayItemId, isEbayLineId, isEbayOrderId } from '@crosscart/domain';
import { type Field, id } from '../fields.ts';

/** NN-NNNNN-NNNNN, or what orders before 2019 keep: item-transaction, for several lines one long number. */
export const ebayOrderNumber = (...columns: string[]): Field<'id'> =>
  id((text) => isEbayOrderId(text) || /^\d{9,19}(?:-\d{1,19})?$/.test(text), ...columns);
export const ebayItemId = (...columns: string[]): Field<'id'> => id(isEbayItemId, ...columns);
export const ebayTransactionId = (...columns: string[]): Field<'id'> => id(isEbayLineId, ...columns);
