import type { Role } from '@continuum/service-host';

/** Who may read journeys. Integration partners may not: what they get is checked against consents first. */
export const readers: readonly Role[] = ['intake-coordinator', 'scheduler', 'therapist', 'aftercare-coordinator', 'analyst'];
