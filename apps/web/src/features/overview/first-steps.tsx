import { Anchor, List, ListItem, Paper, Stack, Text, Title } from '@mantine/core';
import Link from 'next/link';

/** What stands between a new organisation and its first order. */
export function FirstSteps() {
  return (
    <Paper withBorder radius="md" p="lg">
      <Stack gap="xs">
        <Title order={2}>Until the first order</Title>
        <List type="ordered" size="sm" spacing={6}>
          <ListItem>
            <Step href="/admin/accounts">Create an account</Step> for the eBay seller account you keep books
            for, and set what it may spend.
          </ListItem>
          <ListItem>
            Install the extension in the seller&rsquo;s browser profile and in a buyer&rsquo;s profile, and
            paste the <Step href="/admin/pairing">pairing link</Step> into both.
          </ListItem>
          <ListItem>
            Compare the four words and approve both: one as eBay agent, one as Amazon agent.
          </ListItem>
          <ListItem>
            Add <Step href="/admin/supplier-links">supplier links</Step>: what each listing is bought as.
          </ListItem>
        </List>
        <Text size="sm" c="dimmed">
          The eBay agent then captures paid orders from Seller Hub by itself.
        </Text>
      </Stack>
    </Paper>
  );
}

function Step({ href, children }: { href: string; children: string }) {
  return (
    <Anchor component={Link} href={href} inherit underline="always">
      {children}
    </Anchor>
  );
}
