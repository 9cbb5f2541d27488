import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formFields } from '../form-body.ts';
import { captchaPage, claimPage, oneTimeCodePage, passwordPage } from './blocker-pages.ts';
import type { AmazonShop } from './shop.ts';

const returnQuery = z.object({ 'openid.return_to': z.string().default('/') });
const captchaQuery = z.object({ 'amzn-r': z.string().default('/'), 'field-keywords': z.string().optional() });

/** Only a path of this site. */
const onThisSite = (path: string): string => (/^\/(?!\/)/.test(path) ? path : '/');

/**
 * Signing in and proving to be a person. Anything that is typed is right, and nothing of it is kept; whoever gets
 * to the end has taken the fault away.
 */
export function signInRoutes(site: FastifyInstance, shop: AmazonShop): void {
  const { faults } = shop.store;
  site.get('/ap/signin', (request) => claimPage(shop, returnQuery.parse(request.query)['openid.return_to']));
  site.post('/ap/signin', (request, reply) => {
    const form = formFields(request.body);
    const returnTo = onThisSite(form['openid.return_to'] ?? '/');
    if (form.step !== 'password') return reply.send(passwordPage(shop, returnTo));
    if (faults.isSetOn('amazon', 'one_time_code')) return reply.send(oneTimeCodePage(shop, returnTo));
    faults.clear('amazon', ['sign_in']);
    faults.note('signed in', shop.manner.domain);
    return reply.redirect(returnTo, 302);
  });
  site.get('/ap/mfa', (request) =>
    oneTimeCodePage(shop, returnQuery.parse(request.query)['openid.return_to']),
  );
  site.post('/ap/mfa', (request, reply) => {
    faults.clear('amazon', ['sign_in', 'one_time_code']);
    faults.note('signed in with a one-time code', shop.manner.domain);
    return reply.redirect(onThisSite(formFields(request.body)['openid.return_to'] ?? '/'), 302);
  });

  site.get('/errors/validateCaptcha', (request, reply) => {
    const { 'amzn-r': returnTo, 'field-keywords': typed } = captchaQuery.parse(request.query);
    if (typed === '') return reply.send(captchaPage(shop, returnTo));
    faults.clear('amazon', [typed === undefined ? 'continue_shopping' : 'captcha']);
    faults.note('proved to be a person', shop.manner.domain);
    return reply.redirect(onThisSite(returnTo), 302);
  });
}
