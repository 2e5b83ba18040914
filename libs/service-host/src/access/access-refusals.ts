import { HttpRefusal } from '../errors/http-refusal.js';

const challenge = (error?: string): Readonly<Record<string, string>> => ({
  'www-authenticate': error === undefined ? 'Bearer realm="continuum"' : `Bearer realm="continuum", error="${error}"`,
});

/** There is no `Authorization: Bearer` header. */
export class TokenMissing extends HttpRefusal {
  readonly code = 'auth.token-missing';
  readonly status = 401;

  constructor() {
    super('A bearer token is wanted.', { headers: challenge() });
  }
}

/** A token that is refused: the answer is 401 with the challenge of RFC 6750. */
const badToken = { headers: challenge('invalid_token') };

/** What stands in the `Authorization` header is no JSON Web Token. */
export class TokenMalformed extends HttpRefusal {
  readonly code = 'auth.token-malformed';
  readonly status = 401;

  constructor() {
    super('The token is no JSON Web Token.', badToken);
  }
}

/** The token was not signed with a key of the issuer, or with an algorithm that is not taken. */
export class TokenForged extends HttpRefusal {
  readonly code = 'auth.token-forged';
  readonly status = 401;

  constructor() {
    super('The token was not signed by the issuer.', badToken);
  }
}

/** The token has expired. */
export class TokenExpired extends HttpRefusal {
  readonly code = 'auth.token-expired';
  readonly status = 401;

  constructor() {
    super('The token has expired.', badToken);
  }
}

/** The token is not valid yet. */
export class TokenNotYetValid extends HttpRefusal {
  readonly code = 'auth.token-not-yet-valid';
  readonly status = 401;

  constructor() {
    super('The token is not valid yet.', badToken);
  }
}

/** The token is of another issuer. */
export class WrongIssuer extends HttpRefusal {
  readonly code = 'auth.wrong-issuer';
  readonly status = 401;

  constructor() {
    super('The token is of another issuer.', badToken);
  }
}

/** The token is meant for another audience. */
export class WrongAudience extends HttpRefusal {
  readonly code = 'auth.wrong-audience';
  readonly status = 401;

  constructor() {
    super('The token is meant for another audience.', badToken);
  }
}

/** The token lacks a claim: `sub`, `roles` (an array), `facility` (a reference) and `exp` are wanted. */
export class TokenIncomplete extends HttpRefusal {
  readonly code = 'auth.token-incomplete';
  readonly status = 401;

  constructor(claim: string) {
    super(`The token's claim ${claim} is missing or not of its form.`, { ...badToken, faults: [{ field: claim, problem: 'is missing or not of its form' }] });
  }
}

/** The issuer's keys cannot be had, so no token can be checked. */
export class KeysUnavailable extends HttpRefusal {
  readonly code = 'auth.keys-unavailable';
  readonly status = 503;

  constructor(cause: unknown) {
    super("The issuer's keys cannot be had.", { cause, headers: { 'retry-after': '2' } });
  }
}

/** None of the token's roles may do this. */
export class RoleNotAllowed extends HttpRefusal {
  readonly code = 'auth.role-not-allowed';
  readonly status = 403;

  constructor() {
    super("None of the token's roles may do this.", { headers: challenge('insufficient_scope') });
  }
}

/** The route declares no policy, so nobody may pass. A fault of ours; the host does not start with such a route. */
export class RouteUndeclared extends HttpRefusal {
  readonly code = 'auth.route-undeclared';
  readonly status = 403;

  constructor() {
    super('The route declares nobody who may pass.');
  }
}
