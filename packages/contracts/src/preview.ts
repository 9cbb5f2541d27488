import { z } from 'zod';
import { AssignablePermissionKey } from './department-roles.ts';
import { endpoint } from './endpoint.ts';
import { PermissionKey, Role } from './permissions.ts';
import { IdParams, Uuid } from './primitives.ts';

/**
 * What a person sees and may do, answered by the database itself as if they asked. The pages follow from the role and
 * the keys, as everywhere in the web app.
 */
export const AccessPreview = z.object({
  role: Role,
  /** Everything, implications closed; empty for somebody suspended. */
  permissions: z.array(PermissionKey),
  /** Every field of an order-tracking record. */
  record_fields: z.array(
    z.object({
      field: z.string(),
      read: z.boolean(),
      write: z.boolean(),
      read_permission: PermissionKey,
      /** Null: nobody writes it by hand. */
      write_permission: PermissionKey.nullable(),
    }),
  ),
  accounts: z.array(
    z.object({
      id: Uuid,
      account_code: z.string(),
      name: z.string(),
      /** Which kinds of rows of this account they reach. */
      records: z.boolean(),
      jobs: z.boolean(),
    }),
  ),
});
export type AccessPreview = z.infer<typeof AccessPreview>;

export const previewUser = endpoint({
  method: 'GET',
  path: '/admin/users/:id/preview',
  tag: 'people',
  access: { permission: 'admin.users' },
  summary: 'What this member sees and may do',
  params: IdParams,
  response: AccessPreview,
});

export const previewDepartmentRole = endpoint({
  method: 'POST',
  path: '/admin/orgs/:id/department-roles/preview',
  tag: 'department-roles',
  access: { permission: 'admin.department_roles' },
  summary: 'What a VA with these keys would see and might do; nothing is kept',
  params: IdParams,
  body: z.strictObject({
    permissions: z.array(AssignablePermissionKey).max(100),
    /** A VA whose accounts to take; their other department roles do not count. */
    user_id: Uuid.optional(),
  }),
  response: AccessPreview,
});
