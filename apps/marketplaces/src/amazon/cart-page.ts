import type { Markup } from '../html.ts';
import { html } from '../html.ts';
import { formatPlain } from '../money.ts';
import type { CartItem } from '../store.ts';
import { asRow, unaddressed } from './fault-subjects.ts';
import { amazonPage } from './layout.ts';
import { offerStock } from './product-page.ts';
import { priceOf } from './quote.ts';
import type { AmazonShop } from './shop.ts';

const submitOnQuantityChange = `
document.querySelectorAll('select[data-submit]').forEach((select) => select.addEventListener('change', () =>
  document.getElementsByName(select.dataset.submit)[0].click()));
`;

/** /gp/cart/view.html */
export function cartPage(shop: AmazonShop): string {
  const { store } = shop;
  const removed = store.removedItem;
  store.removedItem = null;
  const units = store.activeCart.reduce((total, item) => total + item.quantity, 0);
  const empty = store.activeCart.length === 0;
  return amazonPage(
    shop,
    'Amazon practice Shopping Cart',
    html`<div class="columns">
<div>
  <div id="sc-active-cart" data-name="Active Cart" class="panel">
    ${empty ? html`<h2>Your Amazon Cart is empty</h2>` : html`<h1>Shopping Cart</h1>`}
    <form id="activeCartViewForm" method="post" action="/cart/ref=ord_cart_shr"><ul data-name="Active Items" class="a-unordered-list">
    ${removed !== null && row(shop, removed, 'active', true)}
    ${store.activeCart.map((item) => row(shop, item, 'active', false))}
    </ul></form>
  </div>
  <div id="sc-saved-cart" data-name="Saved Cart" class="panel">
    <h2>Saved for later (${store.savedCart.length})</h2>
    <form id="savedCartViewForm" method="post" action="/cart/ref=ord_cart_shr"><ul data-name="Saved Items" class="a-unordered-list">
    ${store.savedCart.map((item) => row(shop, item, 'saved', false))}
    </ul></form>
  </div>
</div>
${
  !empty &&
  html`<div id="sc-buy-box" class="panel">
  <form id="gutterCartViewForm" method="get" action="/checkout/entry/cart">
    <input type="hidden" name="proceedToCheckout" value="1">
    <p>Subtotal (${units} ${units === 1 ? 'item' : 'items'}): <span id="sc-subtotal-amount-buybox" class="sc-price-container a-text-bold"><span class="sc-price">${subtotal(shop)}</span></span></p>
    <label><input type="checkbox" id="sc-buy-box-gift-checkbox"> This order contains a gift</label>
    <span id="sc-buy-box-ptc-button" class="a-button a-button-primary"><input name="proceedToRetailCheckout" data-feature-id="proceed-to-checkout-action" class="a-button-input" type="submit" value="Proceed to checkout"></span>
  </form>
</div>`
}
</div>`,
    submitOnQuantityChange,
  );
}

function row(shop: AmazonShop, item: CartItem, kind: 'active' | 'saved', removed: boolean): Markup {
  const product = shop.store.products.get(item.asin);
  if (product === undefined) return html``;
  const most = Math.max(
    item.quantity,
    Math.min(offerStock(shop, product, unaddressed(shop.store, [asRow(item)])), 30),
  );
  const choices = Array.from({ length: most }, (_, index) => index + 1);
  const update = `submit.update-quantity.${item.itemId}`;
  return html`<li id="sc-${kind}-${item.itemId}" class="sc-list-item" data-asin="${item.asin}" data-itemid="${item.itemId}" data-itemtype="${kind}" data-quantity="${item.quantity}" data-price="${formatPlain(priceOf(item, product), product.currency)}" data-outofstock="${product.stock < item.quantity ? 1 : 0}"${removed && html` data-removed="true"`}>
  <div>
    <a class="sc-product-link" href="/dp/${item.asin}">${product.title}</a>
    ${
      removed
        ? html`<p>was removed from Shopping Cart.</p>`
        : html`<p>${
            kind === 'active'
              ? html`<select name="quantity.${item.itemId}" data-submit="${update}" aria-label="Quantity">${choices.map((count) => html`<option value="${count}"${count === item.quantity && html` selected`}>${count}</option>`)}</select>
      <input type="submit" class="quiet" name="${update}" value="Update">
      <span data-feature-id="item-delete-button-wrapper"><input type="submit" class="quiet" data-feature-id="item-delete-button" name="submit.delete-active.${item.itemId}" value="Delete"></span>
      <input type="submit" class="quiet" name="submit.save-for-later.${item.itemId}" value="Save for later">`
              : html`<input type="submit" class="quiet" name="submit.delete-saved.${item.itemId}" value="Delete">
      <input type="submit" class="quiet" name="submit.move-to-cart.${item.itemId}" value="Move to cart">`
          }</p>`
    }
  </div>
  <span class="sc-product-price a-text-bold">${shop.writing.money(priceOf(item, product), product.currency)}</span>
</li>`;
}

function subtotal({ store, writing }: AmazonShop): string {
  let minor = 0;
  let currency = 'USD';
  for (const item of store.activeCart) {
    const product = store.products.get(item.asin);
    if (product === undefined) continue;
    minor += item.quantity * priceOf(item, product);
    currency = product.currency;
  }
  return writing.money(minor, currency);
}
