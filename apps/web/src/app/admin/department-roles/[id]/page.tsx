import type { Metadata } from 'next';
import { DepartmentRolePage } from '#features/department-roles/department-role-page.tsx';

export const metadata: Metadata = { title: 'Department role' };

export default async function DepartmentRolePageRoute({ params }: { params: Promise<{ id: string }> }) {
  return <DepartmentRolePage roleId={(await params).id} />;
}
