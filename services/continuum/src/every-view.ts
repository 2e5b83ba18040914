import { journeysViews } from '@continuum/journeys/views';
import type { AnyView } from '@continuum/read-store';
import { therapySessionsViews } from '@continuum/therapy-sessions/views';

/** Every view of every service. */
export const everyView: readonly AnyView[] = [...journeysViews, ...therapySessionsViews];
