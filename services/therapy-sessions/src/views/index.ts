import type { AnyView } from '@continuum/read-store';
import { graduationReadiness } from './graduation-readiness/graduation-readiness.view.js';

export { graduationReadiness, type GraduationReadinessRow } from './graduation-readiness/graduation-readiness.view.js';

/** The views of this service. */
export const therapySessionsViews: readonly AnyView[] = [graduationReadiness];
