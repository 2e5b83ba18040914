const text = { type: 'string' } as const;

/** How `POST /clients` answers. */
export const clientRefSchema = {
  type: 'object',
  required: ['clientRef'],
  properties: { clientRef: { ...text, description: 'The pseudonym by which every other request and every event speaks of the client.' } },
} as const;

/** How `GET /clients/:clientRef/identity` answers. */
export const clientIdentitySchema = {
  type: 'object',
  required: ['givenName', 'familyName', 'birthDate'],
  properties: {
    givenName: text,
    familyName: text,
    preferredName: text,
    birthDate: { ...text, format: 'date' },
    phone: { ...text, description: 'E.164' },
    email: { ...text, format: 'email' },
    address: {
      type: 'object',
      required: ['line1', 'city', 'postalCode', 'country'],
      properties: { line1: text, line2: text, city: text, region: text, postalCode: text, country: { ...text, description: 'ISO 3166-1 alpha-2' } },
    },
    emergencyContact: { type: 'object', required: ['name', 'relationship', 'phone'], properties: { name: text, relationship: text, phone: text } },
  },
} as const;
