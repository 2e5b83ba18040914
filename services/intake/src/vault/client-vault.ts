export interface PostalAddress {
  readonly line1: string;
  readonly line2?: string;
  readonly city: string;
  readonly region?: string;
  readonly postalCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export interface ContactPerson {
  readonly name: string;
  readonly relationship: string;
  /** E.164. */
  readonly phone: string;
}

/** Who a client is. It is known here and nowhere else: events, errors and logs know the client's pseudonym alone. */
export interface ClientIdentity {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName?: string;
  /** A day, `1990-04-17`. */
  readonly birthDate: string;
  /** E.164. */
  readonly phone?: string;
  readonly email?: string;
  readonly address?: PostalAddress;
  readonly emergencyContact?: ContactPerson;
}

export interface Registration {
  /** What makes a repeat known as one: the request's `Idempotency-Key`. */
  readonly key: string;
  /** Not derived from anything about the client. */
  readonly clientRef: string;
}

export interface Registered {
  readonly clientRef: string;
  readonly repeated: boolean;
}

/**
 * Names, birth dates and contacts, by facility and pseudonym; outside the log, so that they can be changed and forgotten.
 * What one facility keeps, another does not find. What was answered is on disk. No message of an error holds a value.
 */
export abstract class ClientVault {
  /**
   * A new client, under the pseudonym proposed. The same key and identity again change nothing and answer with the first pseudonym.
   * @throws ClientRegisteredOtherwise where the facility used the key for another identity
   */
  abstract register(facility: string, registration: Registration, identity: ClientIdentity): Promise<Registered>;

  /** The identity as it is from now on, whether or not there was one before. */
  abstract put(facility: string, clientRef: string, identity: ClientIdentity): Promise<void>;

  /** The identity as it was put last; null where the facility has none under this pseudonym. */
  abstract find(facility: string, clientRef: string): Promise<ClientIdentity | null>;

  /** Lets go of the file; a second time changes nothing. */
  abstract close(): Promise<void>;
}
