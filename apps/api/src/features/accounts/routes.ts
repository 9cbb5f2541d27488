import {
  assignVa,
  createAccount,
  deleteAccount,
  getAccount,
  getPolicy,
  listAccounts,
  listAssignments,
  myAccounts,
  unassignVa,
  updateAccount,
  updatePolicy,
} from '@crosscart/contracts';
import type { FastifyInstance } from 'fastify';
import type { Dependencies } from '../../features.ts';
import { route } from '../../routing/route.ts';
import { assign, assignmentsOf, unassign } from './assignments.ts';
import { changePolicy, policyOf } from './policies.ts';
import {
  accountOf,
  accountsOf,
  briefAccountsOf,
  changeAccount,
  closeAccount,
  openAccount,
} from './service.ts';

export function accountRoutes(app: FastifyInstance, { database }: Dependencies): void {
  route(app, myAccounts, (member) => briefAccountsOf(database, member));
  route(app, listAccounts, ({ query, ...member }) => accountsOf(database, member, query));
  route(app, getAccount, ({ params, ...member }) => accountOf(database, member, params.id));
  route(app, createAccount, ({ body, ...member }) => openAccount(database, member, body));
  route(app, updateAccount, ({ params, body, ...member }) =>
    changeAccount(database, member, params.id, body),
  );
  route(app, deleteAccount, ({ params, ...member }) => closeAccount(database, member, params.id));

  route(app, listAssignments, ({ params, ...member }) => assignmentsOf(database, member, params.id));
  route(app, assignVa, ({ params, body, ...member }) => assign(database, member, params.id, body.user_id));
  route(app, unassignVa, ({ params, ...member }) => unassign(database, member, params.id, params.userId));

  route(app, getPolicy, ({ params, ...member }) => policyOf(database, member, params.id));
  route(app, updatePolicy, ({ params, body, ...member }) => changePolicy(database, member, params.id, body));
}
