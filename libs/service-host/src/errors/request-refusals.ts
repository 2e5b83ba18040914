import { HttpRefusal, type FieldFault } from './http-refusal.js';

/** The body is not JSON. */
export class BodyMalformed extends HttpRefusal {
  readonly code = 'http.body-malformed';
  readonly status = 400;
}

/** The body says it is JSON and is empty. */
export class BodyEmpty extends HttpRefusal {
  readonly code = 'http.body-empty';
  readonly status = 400;
}

/** The body is JSON, but no object. */
export class BodyNotAnObject extends HttpRefusal {
  readonly code = 'http.body-not-an-object';
  readonly status = 400;

  constructor() {
    super('The body must be a JSON object.');
  }
}

/** The body is nested too deeply, or holds too many values. */
export class BodyTooComplex extends HttpRefusal {
  readonly code = 'http.body-too-complex';
  readonly status = 400;

  constructor() {
    super('The body is nested too deeply or holds too many values.');
  }
}

/** The body is larger than 1 MiB. */
export class BodyTooLarge extends HttpRefusal {
  readonly code = 'http.body-too-large';
  readonly status = 413;
}

/** The body is of a type other than `application/json`. */
export class MediaTypeNotSupported extends HttpRefusal {
  readonly code = 'http.media-type-not-supported';
  readonly status = 415;
}

/** A field is missing, unknown, or not of the shape it must have. `errors` names each. */
export class ValidationFailed extends HttpRefusal {
  readonly code = 'http.validation-failed';
  readonly status = 400;

  constructor(faults: readonly FieldFault[]) {
    super('The request does not have the shape it must have.', { faults });
  }
}

/** The body says one thing about a field, the path another. */
export class PathAndBodyDiffer extends HttpRefusal {
  readonly code = 'http.path-and-body-differ';
  readonly status = 400;

  constructor(field: string) {
    super('A field of the body differs from the path.', { faults: [{ field, problem: 'differs from the path' }] });
  }
}

/** `Idempotency-Key` is not 8 to 128 printable ASCII characters. */
export class IdempotencyKeyMalformed extends HttpRefusal {
  readonly code = 'http.idempotency-key-malformed';
  readonly status = 400;

  constructor() {
    super('Idempotency-Key must be 8 to 128 printable ASCII characters.');
  }
}

/** `If-Match` is not one strong ETag that this API gave, such as `"3"`. */
export class IfMatchMalformed extends HttpRefusal {
  readonly code = 'http.if-match-malformed';
  readonly status = 400;

  constructor() {
    super('If-Match must be one ETag as this API gives it, such as "3".');
  }
}

/** The cursor was not made by this API for this question. Ask for the first page anew. */
export class CursorMalformed extends HttpRefusal {
  readonly code = 'http.cursor-malformed';
  readonly status = 400;

  constructor() {
    super('The cursor was not made here for this question.');
  }
}

/** The position to wait for is not a whole number from 0. */
export class PositionMalformed extends HttpRefusal {
  readonly code = 'http.position-malformed';
  readonly status = 400;

  constructor() {
    super('Continuum-Position (or ?after) must be a whole number from 0.');
  }
}

/** The request line or the path cannot be read. */
export class RequestMalformed extends HttpRefusal {
  readonly code = 'http.request-malformed';
  readonly status = 400;
}

/** The request took too long to arrive. */
export class RequestTimedOut extends HttpRefusal {
  readonly code = 'http.request-timed-out';
  readonly status = 408;
}

/** A part of the path is longer than any reference can be. */
export class PathTooLong extends HttpRefusal {
  readonly code = 'http.path-too-long';
  readonly status = 414;
}

/** The headers are larger than 16 KiB. */
export class HeadersTooLarge extends HttpRefusal {
  readonly code = 'http.headers-too-large';
  readonly status = 431;
}

/** No route has this path. */
export class RouteUnknown extends HttpRefusal {
  readonly code = 'http.route-unknown';
  readonly status = 404;

  constructor() {
    super('No route has this path. /openapi.json lists them all.');
  }
}

/** The path exists, but not with this method. `Allow` names those it has. */
export class MethodNotAllowed extends HttpRefusal {
  readonly code = 'http.method-not-allowed';
  readonly status = 405;

  constructor(allow: readonly string[]) {
    super('The path exists, but not with this method.', { headers: { allow: allow.join(', ') } });
  }
}

/** A fault of ours. It stands in the log under the correlation id. */
export class Unexpected extends HttpRefusal {
  readonly code = 'http.unexpected';
  readonly status = 500;

  constructor(cause: unknown) {
    super('Something went wrong here. The log has it under the correlation id.', { cause });
  }
}
