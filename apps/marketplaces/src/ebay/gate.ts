import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FaultSubject } from '../faults/fault-book.ts';
import type { KnobName } from '../faults/knobs.ts';
import { type EbayPlace, ebayPlaceOf } from '../faults/places.ts';
import { renameLandmarks } from '../faults/rename-landmarks.ts';
import { formFields } from '../form-body.ts';
import { captchaPage, errorPage, interruptionPage, oneTimeCodePage, signInPage } from './blocker-pages.ts';
import type { SellerHub } from './hub.ts';
import { listedOrders, listQuery } from './listed-orders.ts';

const onThisSite = (path: string | undefined): string =>
  path !== undefined && /^\/(?!\/)/.test(path) ? path : '/';

/** Puts the faults that stand at eBay's places before its pages, and takes them away when a person solved them. */
export function gate(site: FastifyInstance, hub: SellerHub): void {
  const { faults } = hub.store;
  const about = (request: FastifyRequest) => {
    const url = new URL(request.url, 'https://practice.invalid');
    const place = ebayPlaceOf(url.pathname);
    return { place, subject: subjectAt(hub, url, place) };
  };

  site.addHook('preHandler', async (request, reply) => {
    const { place, subject } = about(request);
    if (place === null) return;
    const standing = (name: KnobName) => {
      const holder = faults.standsAt(name, place, subject, 'ebay');
      if (holder !== null) faults.note(`${name} at ${place}`, holder.id);
      return holder;
    };
    await wait(standing('slow')?.faults.slow?.ms ?? 0);
    const back = request.method === 'GET' ? request.url : '/sh/ord/';
    if (standing('server_error') !== null) return reply.code(500).send(errorPage(hub));
    if (standing('bot_challenge') !== null) return reply.code(403).send(interruptionPage(hub));
    if (standing('captcha') !== null) return reply.send(captchaPage(hub, back));
    if (standing('sign_in') !== null)
      return reply.redirect(`/signin/?${new URLSearchParams({ ru: back })}`, 302);
    if (standing('one_time_code') !== null)
      return reply.redirect(`/signin/mfa?${new URLSearchParams({ ru: back })}`, 302);
  });

  site.addHook('onSend', async (request, _reply, payload) => {
    const { place, subject } = about(request);
    const holder = faults.standsAt('renamed', place, subject, 'ebay');
    if (holder === null || typeof payload !== 'string') return payload;
    faults.note(`renamed at ${place}`, holder.id);
    return renameLandmarks(payload);
  });

  const returnTo = (request: FastifyRequest) =>
    onThisSite(new URL(request.url, 'https://practice.invalid').searchParams.get('ru') ?? undefined);
  site.get('/signin/', (request) => signInPage(hub, returnTo(request)));
  site.get('/signin/mfa', (request) => oneTimeCodePage(hub, returnTo(request)));
  const solves = (path: string, names: readonly KnobName[]) =>
    site.post(path, (request, reply) => {
      faults.clear('ebay', names);
      faults.note(`${names.join(', ')} solved`, 'ebay');
      return reply.redirect(onThisSite(formFields(request.body).ru), 303);
    });
  solves('/signin/s', ['sign_in']);
  solves('/signin/mfa', ['sign_in', 'one_time_code']);
  solves('/splashui/captcha_submit', ['captcha']);
}

/** The orders that a page is about: those that it lists, or the one that it names. */
function subjectAt(hub: SellerHub, url: URL, place: EbayPlace | null): FaultSubject {
  const query = Object.fromEntries(url.searchParams);
  const orderIds =
    place === 'list'
      ? listedOrders(hub, listQuery.parse(query)).shown.map(({ order_id }) => order_id)
      : [query.orderid, query.orderId].filter((id) => id !== undefined);
  return { asins: [], orderIds };
}
