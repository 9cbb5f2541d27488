import {
  ActionIcon,
  Badge,
  Button,
  Combobox,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  Notification,
  Portal,
  Select,
  Tooltip,
} from '@mantine/core';
import { SteadyButton } from './steady-button.tsx';

/** Shade 7 carries white text at 5.9:1. */
const cobalt: MantineColorsTuple = [
  '#eef3fe',
  '#dce6fc',
  '#b8cbf8',
  '#91aef3',
  '#6e92ed',
  '#4f7ae6',
  '#3766dd',
  '#2355cf',
  '#1c46ad',
  '#16398e',
];

/** The kit's red, with a shade 7 that carries white text. */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#ff6b6b',
  '#f03e3e',
  '#cf2c2c',
  '#b52424',
  '#9b1c1c',
];

/** Cool neutrals; 7 is the page, 6 a raised surface, 4 a line, 2 secondary text (6.9:1 on the page). */
const dark: MantineColorsTuple = [
  '#e4e6ea',
  '#c2c7ce',
  '#a0a7b1',
  '#737b87',
  '#343a43',
  '#292e36',
  '#1f2329',
  '#15181c',
  '#101215',
  '#0b0d0f',
];

const gray: MantineColorsTuple = [
  '#f8f9fa',
  '#f1f3f5',
  '#e7eaee',
  '#dbdfe5',
  '#c6ccd4',
  '#98a1ad',
  '#606975',
  '#4d5661',
  '#31383f',
  '#16191d',
];

/** Where menus, dialogs and notices are rendered: a landmark, so that nothing on a page lies outside of all. */
export const OVERLAYS = 'overlays';

/** A dialog's head is no banner of the page; the kit makes it a header element. */
const NO_BANNER = { header: { role: 'presentation' } };
const CLOSE = { 'aria-label': 'Close' };
/** Dark surfaces lie on a dark page: a line keeps dialogs apart from it. */
const DIALOG = {
  title: { fontWeight: 600, fontSize: '1rem' },
  content: { border: '1px solid var(--crosscart-line)' },
};

/**
 * A list opens when it is asked for, not when Tab passes by; Enter takes the first of what was searched for. The kit
 * forgets that first one when the list opens, unless told that it is wanted there too.
 */
const LIST = {
  openOnFocus: false,
  selectFirstOptionOnChange: true,
  selectFirstOptionOnDropdownOpen: true,
  // The kit leaves it to the mouse.
  clearButtonProps: { tabIndex: 0, 'aria-hidden': false, 'aria-label': 'Clear' },
};

/** Dims the page and leaves it readable: what stands behind keeps 4.5:1. */
export const OVERLAY = { backgroundOpacity: 0.15 };

/** Below a field of any size; the kit's own falls to 10 px. */
const BELOW_FIELD = 'var(--mantine-font-size-xs)';

/** Dense and calm: 14 px text, 6 px corners, one accent. */
export const theme = createTheme({
  primaryColor: 'cobalt',
  primaryShade: 7,
  colors: { cobalt, dark, gray, red },
  black: '#16191d',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { component: SteadyButton } }),
    Badge: Badge.extend({
      defaultProps: { variant: 'light', radius: 'xs', tt: 'none', fw: 500, size: 'md' },
      // A state is never cut short to three dots.
      styles: { root: { letterSpacing: 0, maxWidth: 'none', flex: 'none' }, label: { overflow: 'visible' } },
    }),
    Button: Button.extend({
      defaultProps: { size: 'xs', component: SteadyButton },
      styles: { label: { fontWeight: 500 } },
    }),
    // Options lie above the fields that they cover.
    Combobox: Combobox.extend({ defaultProps: { shadow: 'md', offset: 4 } }),
    InputWrapper: InputWrapper.extend({
      styles: { label: { marginBottom: 3 } },
      vars: () => ({
        label: {},
        description: { '--input-description-size': BELOW_FIELD },
        error: { '--input-error-size': BELOW_FIELD },
        success: {},
      }),
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: 'md',
        overlayProps: OVERLAY,
        attributes: NO_BANNER,
        closeButtonProps: CLOSE,
      },
      styles: DIALOG,
    }),
    Drawer: Drawer.extend({
      defaultProps: {
        position: 'right',
        overlayProps: OVERLAY,
        attributes: NO_BANNER,
        closeButtonProps: CLOSE,
      },
      styles: DIALOG,
    }),
    // The kit's placeholder for the first focus is no item of a menu.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md' } }),
    MultiSelect: MultiSelect.extend({ defaultProps: LIST }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Dismiss' } } }),
    Portal: Portal.extend({ defaultProps: { target: `#${OVERLAYS}` } }),
    Select: Select.extend({ defaultProps: LIST }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: false, fz: 'xs' } }),
  },
});

/** Out of the box `dimmed` and tinted texts miss 4.5:1; these meet it on page, surface and tint. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => {
  const light: Record<string, string> = {
    '--mantine-color-dimmed': gray[6],
    '--mantine-color-placeholder': '#6f7782',
    '--mantine-color-default-border': gray[3],
    '--mantine-color-error': '#c92a2a',
    '--crosscart-canvas': gray[0],
    '--crosscart-line': gray[2],
    '--crosscart-hover': gray[1],
  };
  const darkScheme: Record<string, string> = {
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': '#8b93a0',
    '--mantine-color-default-border': dark[4],
    '--mantine-color-error': '#ff8787',
    '--crosscart-canvas': dark[8],
    '--crosscart-line': dark[5],
    '--crosscart-hover': dark[6],
  };
  for (const [name, shades] of Object.entries(colors)) {
    if (name === 'dark' || shades === undefined) continue;
    light[`--mantine-color-${name}-light-color`] = darkened(name, shades);
    light[`--mantine-color-${name}-text`] = darkened(name, shades);
    darkScheme[`--mantine-color-${name}-light`] = `color-mix(in srgb, ${shades[5]} 18%, transparent)`;
    darkScheme[`--mantine-color-${name}-light-color`] = shades[3];
    darkScheme[`--mantine-color-${name}-text`] = shades[4];
  }
  return { variables: {}, light, dark: darkScheme };
};

/** The bright hues of the kit stay too light even in their darkest shade. */
function darkened(name: string, shades: MantineColorsTuple): string {
  const own: Record<string, string> = {
    yellow: '#7a4b00',
    orange: '#a13c00',
    green: '#1f6b31',
    teal: '#066649',
  };
  return own[name] ?? shades[9];
}
