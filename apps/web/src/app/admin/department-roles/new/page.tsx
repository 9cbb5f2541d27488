import type { Metadata } from 'next';
import { NewDepartmentRolePage } from '#features/department-roles/department-role-page.tsx';

export const metadata: Metadata = { title: 'Create department role' };

export default function NewDepartmentRolePageRoute() {
  return <NewDepartmentRolePage />;
}
