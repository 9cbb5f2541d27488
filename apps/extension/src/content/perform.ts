import type { Act, ActAnswer } from '../messages/acts.ts';
import { addToCart } from './acts/add-to-cart.ts';
import { shipToNewAddress } from './acts/new-address.ts';
import { armPlaceOrder, placeOrder, wasPlaceOrderClicked } from './acts/place-order.ts';
import { chooseFirstPayment, removeCartLine, takeStep } from './acts/steps.ts';

/** Does one act on this document. The list is closed: whatever is not here cannot be done to a page. */
export function perform(act: Act): ActAnswer | Promise<ActAnswer> {
  switch (act.kind) {
    case 'add_to_cart':
      return addToCart(act);
    case 'remove_cart_line':
      return removeCartLine(act.itemId);
    case 'take_step':
      return takeStep(act.step);
    case 'ship_to_new_address':
      return shipToNewAddress(act.shipTo);
    case 'choose_first_payment':
      return chooseFirstPayment();
    case 'arm_place_order':
      return armPlaceOrder(act.purchaseId, act.totalMinor);
    case 'place_order':
      return placeOrder(act.token, act.clickBefore);
    case 'was_place_order_clicked':
      return wasPlaceOrderClicked(act.purchaseId);
  }
}
