import {
  IconAlertCircle,
  IconBuildingStore,
  IconGauge,
  IconHistory,
  IconKey,
  IconLink,
  IconListDetails,
  IconMail,
  IconPlugConnected,
  IconRobot,
  IconSettings,
  IconShoppingCart,
  IconTable,
  IconUsers,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';
import type { NavigationIcon } from './navigation.ts';

/** The icon of each page, wherever it is offered. */
export const NAVIGATION_ICONS: Readonly<Record<NavigationIcon, TablerIcon>> = {
  overview: IconGauge,
  purchases: IconShoppingCart,
  attention: IconAlertCircle,
  records: IconTable,
  jobs: IconListDetails,
  agents: IconRobot,
  pairing: IconPlugConnected,
  accounts: IconBuildingStore,
  'supplier-links': IconLink,
  users: IconUsers,
  invites: IconMail,
  'department-roles': IconUsersGroup,
  organisation: IconSettings,
  audit: IconHistory,
  'access-code': IconKey,
};
