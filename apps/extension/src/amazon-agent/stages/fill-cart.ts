import { type Attempt, shopUrl } from '../attempt.ts';
import { AttemptFailure } from '../attempt-failure.ts';
import { expectPage, type Recognised } from '../expect-page.ts';
import { reportStage } from '../report-stage.ts';
import { nextCartStep } from './cart-plan.ts';
import { type ProductPage, reopenProduct } from './open-product.ts';

export type CartPage = Recognised<'amazon.cart'>;

/** A hundred foreign rows and a quantity in several goes fit; a cart that resists does not go on for ever. */
const MOST_STEPS = 120;

/** IN_CART. Exit: the cart holds exactly the wanted ASIN × units and nothing else that would be bought. */
export async function fillCart(attempt: Attempt, product: ProductPage): Promise<CartPage> {
  const { job } = attempt;
  let cart = await addToCart(attempt, product, job.units);
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    await attempt.safePoint();
    if (cart.facts.isGift) throw new AttemptFailure('BLOCKER_CART', { problem: 'marked as a gift' });
    const step = nextCartStep(cart.facts.active, job.asin, job.units);
    if (step.kind === 'exact') {
      checkBuyable(cart, job.asin);
      await reportStage(attempt, 'IN_CART', cart.seen);
      return cart;
    }
    if (step.kind === 'stuck') throw new AttemptFailure('BLOCKER_CART', { problem: 'a row has no id' });
    const before = unitsIn(cart, job.asin);
    if (step.kind === 'remove') {
      cart = await removeLine(attempt, cart, step.itemId);
    } else {
      cart = await addToCart(attempt, await reopenProduct(attempt), step.quantity);
      if (unitsIn(cart, job.asin) <= before) {
        const reason = before === 0 ? 'BLOCKER_CART' : 'BLOCKER_QUANTITY_LIMIT';
        throw new AttemptFailure(reason, { wanted: job.units, in_cart: before });
      }
    }
  }
  throw new AttemptFailure('BLOCKER_CART', { problem: 'it does not come to hold the wanted item alone' });
}

/** The row of the wanted product is selected and in stock: what checkout takes is what the cart shows. */
function checkBuyable(cart: CartPage, asin: string): void {
  const row = cart.facts.active.find((each) => each.asin === asin);
  if (row?.isOutOfStock === true) throw new AttemptFailure('BLOCKER_OUT_OF_STOCK', { page: 'amazon.cart' });
  if (row?.isSelected !== true || !cart.facts.canProceed) {
    throw new AttemptFailure('BLOCKER_CART', { problem: 'the wanted row would not be bought' });
  }
}

function unitsIn(cart: CartPage, asin: string): number {
  return cart.facts.active
    .filter((row) => row.asin === asin)
    .reduce((units, row) => units + (row.quantity ?? 0), 0);
}

/** Adds as many as the page lets, and looks at the cart itself: side sheets and upsells are passed by. */
async function addToCart(attempt: Attempt, product: ProductPage, quantity: number): Promise<CartPage> {
  const { tab, job } = attempt;
  const { answer, next } = await tab.follow(product.seen, { kind: 'add_to_cart', asin: job.asin, quantity });
  if (answer.outcome === 'not_possible') {
    throw new AttemptFailure('BLOCKER_PAGE_NOT_RECOGNISED', {
      page: 'amazon.product',
      missing: answer.missing.join(', '),
    });
  }
  const isCart = next?.reading.kind === 'page' && next.reading.page === 'amazon.cart';
  return expectPage(tab, isCart ? next : await tab.open(shopUrl(job, '/gp/cart/view.html')), ['amazon.cart']);
}

async function removeLine(attempt: Attempt, cart: CartPage, itemId: string): Promise<CartPage> {
  const { tab, job } = attempt;
  const { answer, next } = await tab.follow(cart.seen, { kind: 'remove_cart_line', itemId });
  if (answer.outcome === 'not_possible') {
    throw new AttemptFailure('BLOCKER_CART', { problem: 'a row cannot be removed' });
  }
  return expectPage(tab, next ?? (await tab.open(shopUrl(job, '/gp/cart/view.html'))), ['amazon.cart']);
}
