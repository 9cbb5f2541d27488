import { createDemoAgency, DEMO_PEOPLE } from './demo/agency.ts';
import { planFor } from './demo/seed-plan.ts';
import { startThrowAwayStack } from './e2e/throw-away-stack.ts';
import { newPerson, openBrowser, signIn } from './e2e/web-app.ts';
import AxeBuilder from '@axe-core/playwright';
const [running, browser] = await Promise.all([startThrowAwayStack(), openBrowser()]);
const args = { orders: 3, dataFile: null, json: true, headed: false, seed: 1, kill: null, faults: [] };
const agency = await createDemoAgency(running.stack, running.sql, planFor(args, new Date()));
await running.sql`insert into app.attention_items (org_id, account_id, cause, details) values (${agency.orgId}, ${agency.accountId}, 'BLOCKER_PAGE_NOT_RECOGNISED', ${running.sql.json({ page: 'amazon.review', missing: 'summary' })})`;
for (const colorScheme of ['light', 'dark'] as const) for (const width of [1280, 390]) {
  const context = await newPerson(browser, { colorScheme, width });
  const page = await context.newPage();
  await signIn(page, running.stack.webUrl, DEMO_PEOPLE.admin);
  await page.goto(running.stack.webUrl + '/admin/page-maps');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy="true"], .mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
  await page.screenshot({ path: `/tmp/maps-${colorScheme}-${width}.png` });
  const { violations } = await new AxeBuilder({ page }).analyze();
  console.log(colorScheme, width, violations.map((v) => v.id), await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth));
  await context.close();
}
await browser.close(); await running.stop();
