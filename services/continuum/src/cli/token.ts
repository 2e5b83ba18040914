import { SystemClock } from '@continuum/event-sourcing';
import { EmbeddedKeys, type Role } from '@continuum/service-host';
import { readContinuumConfig } from '../continuum.config.js';
import { say, sayJson } from './output.js';

interface TokenOptions {
  readonly role: Role;
  readonly facility: string;
  readonly subject: string;
  readonly hours: number;
  readonly json: boolean;
}

/** A bearer token signed with the key of a data folder. */
export const tokenFor = async ({ role, facility, subject, hours }: Omit<TokenOptions, 'json'>): Promise<string> => {
  const { dataDirectory, auth } = readContinuumConfig();
  const keys = await EmbeddedKeys.open(dataDirectory, auth);
  return keys.issueToken({ roles: [role], facility, sub: subject, ttlSeconds: hours * 3_600 }, new SystemClock());
};

/** Prints a token, so that `curl -H "Authorization: Bearer $(npx continuum token --role admin)"` works. */
export const token = async (options: TokenOptions): Promise<void> => {
  const made = await tokenFor(options);
  if (options.json) sayJson({ token: made, role: options.role, facility: options.facility, hours: options.hours });
  else say(made);
};
