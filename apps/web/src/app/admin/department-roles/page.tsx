import type { Metadata } from 'next';
import { DepartmentRolesPage } from '#features/department-roles/department-roles-page.tsx';

export const metadata: Metadata = { title: 'Department roles' };

export default function DepartmentRolesPageRoute() {
  return <DepartmentRolesPage />;
}
