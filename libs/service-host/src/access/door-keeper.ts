import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction, onRequestHookHandler } from 'fastify';
import type { RouteEntry } from '../host/fastify-request.js';
import { RoleNotAllowed, RouteUndeclared, TokenMalformed, TokenMissing } from './access-refusals.js';
import type { Identity } from './identity.js';
import { passingRole, type Role } from './roles.js';
import type { TokenVerifier } from './token-verifier.js';

const bearer = /^Bearer +(\S+)$/i;

/** @throws TokenMissing, TokenMalformed */
const tokenOf = (authorization: string | undefined): string => {
  if (authorization === undefined) throw new TokenMissing();
  const token = bearer.exec(authorization)?.[1];
  if (token === undefined) throw new TokenMalformed();
  return token;
};

const letIn = (request: FastifyRequest, { ref, roles, facility }: Identity, asked: readonly Role[]): void => {
  const role = passingRole(roles, asked);
  if (role === undefined) throw new RoleNotAllowed();
  request.caller = { ref, roles, role, facility };
};

/** Lets in who may pass, before the body is read: on every route, by the policy it was registered with. */
export const doorKeeper = ({ policy }: RouteEntry, verifier: TokenVerifier): onRequestHookHandler => {
  if (policy === undefined) return (_request, _reply, done) => done(new RouteUndeclared());
  if (policy.access === 'public') return (_request, _reply, done) => done();

  return (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    const passed = (identity: Identity): void => {
      letIn(request, identity, policy.roles);
      done();
    };
    try {
      const identity = verifier.verify(tokenOf(request.headers.authorization));
      if (!(identity instanceof Promise)) return passed(identity);
      identity.then(passed).catch(done);
    } catch (error) {
      done(error as Error);
    }
  };
};
