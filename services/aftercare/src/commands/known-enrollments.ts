import { streams } from '@continuum/contracts';
import type { Read } from '@continuum/event-sourcing';
import { clientEnrollments, type ClientEnrollments } from '../domain/enrollments/client-enrollments.js';

/** A client's enrollments as their own stream has them now, not as a view last heard. */
export const enrollmentsOf =
  (clientRef: string) =>
  (read: Read): Promise<ClientEnrollments> =>
    read(clientEnrollments, streams.enrollment(clientRef));

/** For commands that need none. */
export const noEnrollments = (): ClientEnrollments => [];
