import { currency, date, id, moneyIn, quantity, text } from '../fields.ts';
import { reportKind } from '../report-kind.ts';
import { amazonOrderId, asin } from './amazon-ids.ts';

const digitalOrderItemId = id(null, 'DigitalOrderItemId', 'Digital Order Item ID');

/** Amazon's "Digital Items" until 2025: a row for each item. */
export const AMAZON_DIGITAL_ITEMS = reportKind({
  name: 'amazon.digital_items',
  fields: {
    website: text('Marketplace'),
    orderId: amazonOrderId('OrderId', 'Order ID'),
    digitalOrderItemId,
    orderDate: date('OrderDate', 'Order Date'),
    fulfilledDate: date('FulfilledDate', 'Fulfilled Date'),
    isFulfilled: text('IsFulfilled'),
    asin: asin('ASIN'),
    productName: text('Title', 'ProductName', 'Product Name'),
    quantityOrdered: quantity('QuantityOrdered'),
    originalQuantity: quantity('OriginalQuantity'),
    ourPrice: moneyIn(['ourPriceCurrency'], 'OurPrice'),
    ourPriceCurrency: currency('OurPriceCurrencyCode'),
    ourPriceTax: moneyIn(['ourPriceTaxCurrency'], 'OurPriceTax'),
    ourPriceTaxCurrency: currency('OurPriceTaxCurrencyCode'),
    listPrice: moneyIn(['listPriceCurrency'], 'ListPriceAmount'),
    listPriceCurrency: currency('ListPriceCurrencyCode'),
    listPriceTax: moneyIn(['listPriceTaxCurrency'], 'ListPriceTaxAmount'),
    listPriceTaxCurrency: currency('ListPriceTaxCurrencyCode'),
    baseCurrency: currency('BaseCurrencyCode'),
    sellerOfRecord: text('SellerOfRecord'),
    publisher: text('Publisher'),
    giftItem: text('GiftItem'),
  },
  recognisedBy: [['orderId'], ['orderDate'], ['ourPrice'], ['digitalOrderItemId']],
  rowNeeds: [['orderDate'], ['orderId']],
});

const component = moneyIn(['currency'], 'Transaction Amount');

/** Amazon's "Digital Content Orders" since 2026: a row for each price, tax and discount; an item paid their sum. */
export const AMAZON_DIGITAL_ORDERS = reportKind({
  name: 'amazon.digital_orders',
  fields: {
    website: text('Marketplace'),
    orderId: amazonOrderId('Order ID'),
    digitalOrderItemId,
    orderDate: date('Order Date'),
    orderStatus: text('Order Status'),
    asin: asin('ASIN'),
    productName: text('Product Name'),
    quantity: quantity('Quantity Ordered'),
    /** "Price Amount" or "Tax". */
    componentType: text('Component Type'),
    /** "Promotion" or "Coupon" beside what was taken off. */
    offerType: text('Offer Type Code'),
    transactionAmount: component,
    currency: currency('Base Currency Code'),
    price: moneyIn(['priceCurrency'], 'Price'),
    priceTax: moneyIn(['priceCurrency'], 'Price Tax'),
    priceCurrency: currency('Price Currency Code'),
    paymentInformation: text('Payment Information'),
    sellerOfRecord: text('Seller of Record'),
    subscriptionOrderType: text('Subscription Order Type'),
  },
  recognisedBy: [['orderId'], ['orderDate'], ['transactionAmount'], ['digitalOrderItemId']],
  rowNeeds: [['orderDate'], ['orderId']],
});

/** Amazon's "Digital Returns" since 2026: a row for each component that goes back. */
export const AMAZON_DIGITAL_RETURNS = reportKind({
  name: 'amazon.digital_returns',
  fields: {
    orderId: amazonOrderId('Order ID'),
    digitalOrderItemId,
    asin: asin('ASIN'),
    returnDate: date('Return Date'),
    returnStatus: text('Return Status'),
    componentType: text('Monetary Component Type'),
    transactionAmount: component,
    /** The whole return, where it is stated. */
    amountRefunded: moneyIn(['currency'], 'Amount Refunded'),
    currency: currency('Base Currency'),
  },
  recognisedBy: [['orderId'], ['returnDate'], ['transactionAmount']],
  rowNeeds: [['returnDate'], ['orderId']],
});
